#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <string_view>

#include "audio/file_decoder.hpp"
#include "core/text.hpp"

/// What a container says about its sound, without decoding it.
namespace lw::audio {
namespace {

/// ReplayGain 2.0 and RFC 7845: the loudness to which the gains lead.
constexpr double kReplayGainTarget = -18, kR128Target = -23;
/// Gains beyond it are mistakes.
constexpr double kLargestGain = 64;

const char* find(const AVFormatContext& input, const AVStream& stream, const char* key) {
  const auto* tag = av_dict_get(stream.metadata, key, nullptr, 0);
  if (tag == nullptr) tag = av_dict_get(input.metadata, key, nullptr, 0);
  return tag == nullptr ? nullptr : tag->value;
}

/// "+1.25 dB", "-3": whatever the user's locale.
std::optional<double> parseGain(const char* text) {
  if (text == nullptr) return std::nullopt;
  auto rest = core::trim(text);
  if (rest.starts_with('+')) rest.remove_prefix(1);
  double gain = 0;
  const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), gain);
  if (parsed.ec != std::errc{} || !(std::abs(gain) <= kLargestGain)) return std::nullopt;
  const auto unit = core::trim(std::string_view(parsed.ptr, rest.data() + rest.size()));
  return unit.empty() || unit == "dB" || unit == "db" || unit == "DB" ? std::optional(gain) : std::nullopt;
}

/// Q7.8 fixed point.
std::optional<double> parseR128(const char* text) {
  const auto gain = text == nullptr ? std::string_view{} : core::trim(text);
  int value = 0;
  const auto parsed = std::from_chars(gain.data(), gain.data() + gain.size(), value);
  if (gain.empty() || parsed.ec != std::errc{} || parsed.ptr != gain.data() + gain.size())
    return std::nullopt;
  return std::abs(value) <= 32768 ? std::optional(value / 256.0) : std::nullopt;
}

std::optional<core::Lufs> claimed(const AVFormatContext& input, const AVStream& stream, const char* r128,
                                  const char* replayGain) {
  if (const auto gain = parseR128(find(input, stream, r128))) return core::Lufs{kR128Target - *gain};
  if (const auto gain = parseGain(find(input, stream, replayGain)))
    return core::Lufs{kReplayGainTarget - *gain};
  return std::nullopt;
}

std::uint32_t number(const std::array<unsigned char, 8>& bytes, bool bigEnd) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | bytes[bigEnd ? 4 + i : 7 - i];
  return value;
}

/// RIFF and AIFF say at their begin how long they are (0 and all ones: not known when it was written).
bool riffIsWhole(const std::string& name, bool bigEnd) {
  std::ifstream stream(name, std::ios::binary);
  std::array<unsigned char, 8> head{};
  stream.read(reinterpret_cast<char*>(head.data()), head.size());
  const auto size = number(head, bigEnd);
  std::error_code error;
  const auto got = std::filesystem::file_size(name, error);
  return !stream || error || size == 0 || size == 0xffffffffU || got + 1 >= std::uintmax_t{size} + 8;
}

/// The last page of an Ogg stream is marked (RFC 3533, 6).
bool oggIsWhole(const std::string& name) {
  constexpr std::streamoff kMostOfAPage = 65307;
  std::ifstream stream(name, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::streamoff>(stream.tellg());
  const auto from = std::max<std::streamoff>(0, size - kMostOfAPage);
  std::string tail(static_cast<std::size_t>(std::max<std::streamoff>(size - from, 0)), '\0');
  stream.seekg(from);
  stream.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  const auto page = tail.rfind("OggS");
  return page != std::string::npos && page + 5 < tail.size() && (tail[page + 5] & 4) != 0;
}

std::string kindOf(std::string_view format) {
  return format.starts_with("mov") ? "m4a" : std::string(format);
}

bool isText(std::string_view begin) {
  const auto plain = [](unsigned char c) { return c >= ' ' || c == '\t' || c == '\n' || c == '\r'; };
  // The last character may be cut.
  for (std::size_t cut = 0; cut < 4 && cut < begin.size(); ++cut)
    if (core::isUtf8(begin.substr(0, begin.size() - cut))) return std::ranges::all_of(begin, plain);
  return false;
}

bool isPicture(std::string_view begin) {
  using namespace std::string_view_literals;
  const auto starts = [&](std::string_view mark) { return begin.starts_with(mark); };
  return starts("\x89PNG"sv) || starts("\xff\xd8\xff"sv) || starts("GIF8"sv) || starts("BM"sv) ||
         (starts("RIFF"sv) && begin.substr(0, 12).ends_with("WEBP"));
}

}  // namespace

std::string whatInstead(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string begin(512, '\0');
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(stream.gcount()));
  if (isPicture(begin)) return "it is a picture, no sound";
  if (begin.size() > 8 && std::string_view(begin).substr(4, 4) == "ftyp")
    return "it is an M4A or MP4 file that is cut short or damaged: its table of contents is missing";
  for (const std::string_view mark : {"RIFF", "FORM", "fLaC", "OggS", "ID3"})
    if (begin.starts_with(mark)) return "its header is damaged";
  if (isText(begin)) return "it is a text, no sound";
  return "it is no sound file of a kind that can be read: FLAC, WAV, AIFF, Ogg Vorbis, Opus, MP3, M4A";
}

SourceFormat FileDecoder::format() const {
  SourceFormat format;
  format.kind = kindOf(input_->iformat->name);
  format.rate = codec_->sample_rate;
  format.channels = codec_->ch_layout.nb_channels;
  const std::string name = std::string_view(input_->url).starts_with("file:") ? input_->url + 5 : input_->url;
  if (format.kind == "ogg") format.cutShort = !oggIsWhole(name);
  if (format.kind == "wav" || format.kind == "aiff")
    format.cutShort = !riffIsWhole(name, format.kind == "aiff");
  return format;
}

LoudnessTags FileDecoder::tags() const {
  return {claimed(*input_, *stream_, "R128_TRACK_GAIN", "REPLAYGAIN_TRACK_GAIN"),
          claimed(*input_, *stream_, "R128_ALBUM_GAIN", "REPLAYGAIN_ALBUM_GAIN")};
}

std::optional<double> FileDecoder::declaredLength() const {
  if (stream_->duration == AV_NOPTS_VALUE ||
      input_->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE)
    return std::nullopt;
  return static_cast<double>(stream_->duration) * av_q2d(stream_->time_base);
}

double FileDecoder::share() const {
  const auto size = avio_size(input_->pb);
  return size <= 0
             ? 1
             : std::clamp(static_cast<double>(avio_tell(input_->pb)) / static_cast<double>(size), 0.0, 1.0);
}

}  // namespace lw::audio
