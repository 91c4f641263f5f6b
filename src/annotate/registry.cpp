// SPDX-License-Identifier: Apache-2.0
// The table of stages. A stage is a row here and a file beside this one; nothing else needs to know
// it.
#include "annotate/stages.hpp"

#include <array>

namespace chronograph {

std::span<const StageRow> stages() {
  static const std::array kStages{
      StageRow{"zones",
               "Headline, dateline, byline, captions, page furniture, quotations",
               {},
               {Layer::Zones},
               &make_zones},
      StageRow{"tokens",
               "Words and punctuation as UD English splits them",
               {Layer::Zones},
               {Layer::Tokens},
               &make_tokens},
      StageRow{"sentences", "Sentence ends", {Layer::Tokens}, {Layer::Sentences}, &make_sentences},
      StageRow{"syntax",
               "Parts of speech, trees and semantic roles, by the language core",
               {Layer::Sentences},
               {Layer::Tags, Layer::Syntax, Layer::Srl},
               &make_syntax,
               true},
      StageRow{"lemmas", "Base forms", {Layer::Tags}, {Layer::Lemmas}, &make_lemmas},
      StageRow{"times",
               "Time expressions and their values; bounds of an unstated creation time",
               {Layer::Lemmas},
               {Layer::Times},
               &make_times},
      StageRow{"mentions",
               "Names and descriptions of actors and places",
               {Layer::Lemmas, Layer::Times},
               {Layer::Mentions},
               &make_mentions},
      StageRow{"entities",
               "Which mentions are one actor or place within the document",
               {Layer::Mentions},
               {Layer::Entities},
               &make_entities},
      StageRow{"events",
               "Event triggers with class, tense and aspect",
               {Layer::Entities},
               {Layer::Events},
               &make_events},
      StageRow{"arguments",
               "Who did it, to whom, where",
               {Layer::Events},
               {Layer::Arguments},
               &make_arguments},
      StageRow{"statuses",
               "Polarity, modality, and who says so",
               {Layer::Arguments},
               {Layer::Statuses},
               &make_statuses},
      StageRow{"whens",
               "The days between which each event lies",
               {Layer::Statuses},
               {Layer::Whens},
               &make_whens},
      StageRow{"links",
               "Order between events, times and the creation time",
               {Layer::Whens},
               {Layer::Links},
               &make_links},
      StageRow{"relations",
               "Offices, membership and other relations between entities",
               {Layer::Entities, Layer::Statuses, Layer::Whens},
               {Layer::Relations},
               &make_relations},
  };
  return kStages;
}

}  // namespace chronograph
