// SPDX-License-Identifier: Apache-2.0
// Parts of speech. One label is both tags at once ("VBD|VERB"), so that they never disagree; words
// are labelled from left to right, each knowing the two labels before it.
#include "annotate/perceptron.hpp"
#include "annotate/stages.hpp"
#include "annotate/tag_features.hpp"
#include "chronograph/annotate/pipeline.hpp"
#include "chronograph/error.hpp"

namespace chronograph {
namespace {

struct Label {
  Xpos xpos = Xpos::Xx;
  Upos upos = Upos::X;
};

Label parse_joint_label(const std::string& spelling, const std::string& path) {
  const std::size_t bar = spelling.find('|');
  const std::string_view view = spelling;
  if (bar != std::string::npos) {
    const auto xpos = parse_label<Xpos>(view.substr(0, bar));
    const auto upos = parse_label<Upos>(view.substr(bar + 1));
    if (xpos && upos) {
      return {*xpos, *upos};
    }
  }
  throw Error(ErrorKind::Model, path + ": tagger model has a label \"" + spelling +
                                    "\", expected an XPOS and a UPOS tag");
}

class Tags final : public Stage {
public:
  explicit Tags(const std::string& path) : model_(Perceptron::read(path)) {
    for (const std::string& spelling : model_.labels()) {
      labels_.push_back(parse_joint_label(spelling, path));
    }
  }

  void run(Document& document) const override {
    for (const Sentence& sentence : document.sentences) {
      tag(document, sentence);
    }
    document.set(Layer::Tags);
  }

private:
  void tag(Document& document, const Sentence& sentence) const {
    std::vector<WordView> words = view_words(document, sentence);
    look_up(words, model_.words());
    std::uint32_t previous = 0;
    std::uint32_t before_previous = 0;
    for (std::uint32_t index = 0; index < sentence.last_token - sentence.first_token; ++index) {
      const WordView& word = words[index + kTagPadding];
      const std::uint32_t label =
          word.sure ? word.usual - 1
                    : model_.best_label(tag_features(words, index, previous, before_previous));
      Token& token = document.tokens[sentence.first_token + index];
      token.xpos = labels_[label].xpos;
      token.upos = labels_[label].upos;
      before_previous = previous;
      previous = label + 1U;
    }
  }

  Perceptron model_;
  std::vector<Label> labels_;
};

}  // namespace

std::unique_ptr<Stage> make_tags(const StageOptions& options) {
  return std::make_unique<Tags>(
      find_model(options.model_path.empty() ? "tagger.model" : options.model_path));
}

}  // namespace chronograph
