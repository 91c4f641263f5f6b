// SPDX-License-Identifier: Apache-2.0
// The slider under the map: the map as it stood after the events up to a day, and a button that walks through the days.
// The steps are the days on which something happened, so that empty years take no time.

const MOST_STEPS = 240;
const STEP_TIME = 320; // milliseconds

class Player {
  constructor(model, choice, map) {
    this.choice = choice;
    const days = [...new Set(model.dated.map((event) => event.when.key))].sort((p, q) => p - q);
    if (days.length < 3 || !map.root) return;
    const every = Math.ceil(days.length / MOST_STEPS);
    this.days = days.filter((_, i) => i % every === every - 1 || i === days.length - 1);
    Object.assign(this, { slider: byId("until"), words: byId("until-text"), button: byId("play") });
    byId("player").hidden = false;
    this.slider.max = this.days.length; // the last place is "all of the time"
    this.slider.addEventListener("input", () => { this.stop(); this.go(Number(this.slider.value)); });
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
  }
  // Step i shows the events up to days[i]; past the last, everything.
  go(i) { this.choice.set({ until: i >= this.days.length ? null : this.days[i] }); }
  play() {
    let i = this.choice.until === null ? 0 : this.step();
    this.timer = setInterval(() => {
      this.go(i);
      if (i++ >= this.days.length) this.stop();
    }, STEP_TIME);
    this.tell();
  }
  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.tell();
  }
  step() {
    const at = this.days.findIndex((day) => day >= this.choice.until);
    return at < 0 ? this.days.length : at;
  }
  tell() {
    this.button.textContent = this.timer ? "\u275a\u275a" : "\u25b6";
    this.button.setAttribute("aria-label", this.timer ? "Pause" : "Play the map through time");
  }
  draw() {
    if (!this.days) return;
    const { until } = this.choice;
    this.slider.value = until === null ? this.days.length : this.step();
    this.words.textContent = until === null ? "all of the time" : `up to ${unitText(until, "day", false)}`;
    this.slider.setAttribute("aria-valuetext", this.words.textContent);
  }
}
