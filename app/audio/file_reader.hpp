#pragma once
#include <sys/stat.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "audio/ahead_decoder.hpp"
#include "audio/file_decoder.hpp"
#include "audio/source_reader.hpp"

namespace lw::audio {

/// Where a file is decoded: by whoever calls `next`, or ahead on a thread of its own.
enum class Decoding { here, ahead };

/// A sound file as stereo at 48 kHz: decoded, mixed down so that the sum can't clip, resampled once over
/// loops and all.
class FileReader : public SourceReader {
 public:
  /// Throws std::runtime_error, also where the file is not the one that was measured; so does `next`, once
  /// the file is written to.
  explicit FileReader(const FileSpec& spec, Decoding decoding = Decoding::here);
  Chunk next() override;

 private:
  void open();
  void take(std::unique_ptr<FileDecoder> decoder);
  FileDecoder::Decoded decoded();
  void wrap();
  void goOn();
  void convert(const AVFrame& frame, int skip, int count);
  void prepareResampler(const AVFrame& frame);
  void drain();
  void append(const std::uint8_t** input, int count);
  void tidy(std::size_t begin);

  /// The file as it was opened first: it stays readable when its name goes to another file, or away.
  class Descriptor {
   public:
    explicit Descriptor(const std::filesystem::path& file);
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    std::filesystem::path path() const;
    FileStamp stamp() const;
    /// False once it was written to.
    bool isAsOpened() const;

   private:
    int number_ = -1;
    struct stat opened_ {};
  };
  void checkStamp() const;
  void checkUnchanged();

  const Decoding decoding_;
  FileSpec spec_;  ///< with the file that sounds now, and those behind it
  std::optional<Descriptor> file_;
  FileStamp stamp_;                       ///< when it was opened
  int sinceCheck_ = 0;                    ///< chunks
  std::unique_ptr<FileDecoder> decoder_;  ///< here
  std::unique_ptr<AheadDecoder> ahead_;   ///< or there
  int fileRate_ = 0;                      ///< 0 until it was opened
  av::Resampler resampler_;
  av::Layout layout_;
  int rate_ = 0;
  AVSampleFormat format_ = AV_SAMPLE_FMT_NONE;
  std::int64_t left_ = 0;     ///< samples of the file until its cut, at its own rate
  std::int64_t passIn_ = 0;   ///< samples taken in this pass over the file
  std::int64_t in_ = 0;       ///< samples given to the present resampler
  std::int64_t out_ = 0;      ///< frames got from it
  std::vector<float> chunk_;  ///< never gets smaller
  std::size_t filled_ = 0;    ///< of it
  bool over_ = false;
};

}  // namespace lw::audio
