#include "text/note.h"

namespace malmoi {

std::string_view PairingMethodName(PairingMethod method) {
  switch (method) {
    case PairingMethod::kPlace:
      return "place";
    case PairingMethod::kName:
      return "name";
    case PairingMethod::kContent:
      return "content";
    case PairingMethod::kNone:
      break;
  }
  return "";
}

}  // namespace malmoi
