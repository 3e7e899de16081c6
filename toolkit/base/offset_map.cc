#include "base/offset_map.h"

#include <algorithm>

namespace malmoi {

void OffsetMap::Append(size_t derived_size, Span source) {
  if (derived_size != source.size()) {
    AppendBlock(derived_size, source);
    return;
  }
  if (derived_size == 0) return;
  if (!runs_.empty() && runs_.back().linear && runs_.back().source.end == source.begin) {
    runs_.back().derived_size += derived_size;
    runs_.back().source.end = source.end;
  } else {
    runs_.push_back({derived_size_, derived_size, source, true});
  }
  derived_size_ += derived_size;
}

void OffsetMap::AppendBlock(size_t derived_size, Span source) {
  if (derived_size == 0) return;
  runs_.push_back({derived_size_, derived_size, source, false});
  derived_size_ += derived_size;
}

void OffsetMap::AppendAll(const OffsetMap& other) {
  for (const Run& run : other.runs_) {
    run.linear ? Append(run.derived_size, run.source) : AppendBlock(run.derived_size, run.source);
  }
}

const OffsetMap::Run& OffsetMap::RunAt(size_t derived_offset) const {
  auto after =
      std::upper_bound(runs_.begin(), runs_.end(), derived_offset,
                       [](size_t offset, const Run& run) { return offset < run.derived_begin; });
  return *(after - 1);
}

Span OffsetMap::ToSource(Span derived) const {
  if (runs_.empty()) return {0, 0};
  if (derived.empty()) {
    if (derived.begin >= derived_size_) return {runs_.back().source.end, runs_.back().source.end};
    const Run& run = RunAt(derived.begin);
    const size_t at =
        run.linear ? run.source.begin + (derived.begin - run.derived_begin) : run.source.begin;
    return {at, at};
  }
  const Run& first = RunAt(derived.begin);
  const Run& last = RunAt(derived.end - 1);
  Span source;
  source.begin = first.linear ? first.source.begin + (derived.begin - first.derived_begin)
                              : first.source.begin;
  source.end =
      last.linear ? last.source.begin + (derived.end - last.derived_begin) : last.source.end;
  return source;
}

OffsetMap OffsetMap::Through(const OffsetMap& outer) const {
  OffsetMap result;
  for (const Run& run : runs_) {
    if (!run.linear) {
      result.AppendBlock(run.derived_size, outer.ToSource(run.source));
      continue;
    }
    // A linear run may lie over several outer runs: take it apart at their borders.
    for (size_t at = run.source.begin; at < run.source.end;) {
      const Run& piece = outer.RunAt(at);
      const size_t end = std::min(run.source.end, piece.derived_begin + piece.derived_size);
      const Span source = outer.ToSource({at, end});
      piece.linear ? result.Append(end - at, source) : result.AppendBlock(end - at, source);
      at = end;
    }
  }
  return result;
}

void MappedText::AppendPiece(const MappedText& from, Span span) {
  if (span.empty()) return;
  OffsetMap piece;
  piece.Append(span.size(), span);
  const OffsetMap through = piece.Through(from.map);
  text.append(span.In(from.text));
  map.AppendAll(through);
}

void MappedText::AppendMade(std::string_view made, Span source) {
  text.append(made);
  map.AppendBlock(made.size(), source);
}

}  // namespace malmoi
