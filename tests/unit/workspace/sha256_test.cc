#include "workspace/internal/sha256.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(Sha256, PublishedVectors) {  // FIPS 180-4 examples, NIST CAVP
  EXPECT_EQ(Sha256Of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(Sha256Of(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesDoNotMatterButFieldsDo) {
  const std::string text(300, 'x');
  for (const size_t cut : {0u, 1u, 55u, 56u, 63u, 64u, 65u, 128u, 300u}) {
    Sha256 hash;
    hash.Update(std::string_view(text).substr(0, cut));
    hash.Update(std::string_view(text).substr(cut));
    EXPECT_EQ(hash.Digest(), Sha256Of(text)) << cut;
  }
  Sha256 one, other;
  one.UpdateField("ab");
  one.UpdateField("c");
  other.UpdateField("a");
  other.UpdateField("bc");
  EXPECT_NE(one.Digest(), other.Digest());
}

}  // namespace
}  // namespace malmoi
