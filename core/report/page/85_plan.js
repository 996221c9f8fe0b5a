/* Steps 1 and 6: entries that are wrong, questions, the four questions, a file to keep. */
const addQuestion = (text) => {
  const list = one(".questions");
  if (all("li", list).some((item) => item.textContent === text)) return;
  list.prepend(element("li", "", text));
};

const removeQuestion = (text) =>
  all(".questions li").forEach((item) => item.textContent === text && item.remove());

const startFacts = () => {
  for (const button of all(".wrong")) {
    const label = button.textContent;
    button.addEventListener("click", () => {
      const card = button.closest(".fact");
      const question = fill(words.FACT_WRONG_ASK, button.dataset.fact);
      const marked = card.classList.toggle("marked");
      if (marked) addQuestion(question);
      else removeQuestion(question);
      button.textContent = marked ? words.FACT_UNDO : label;
      button.setAttribute("aria-pressed", String(marked));
      const any = one(".fact.marked") !== null;
      setText(one(".said"), any ? words.FACT_WRONG_DONE : "");
    });
  }
};

const SURE_TEST = ["sure-s", "sure-u", "sure-r", "sure-e"];
const sureAnswer = (name) => one(`input[name=${name}]:checked`)?.value;

const showSureTest = () => {
  const answers = SURE_TEST.map(sureAnswer);
  const says = answers.includes("no") ? words.SURE_SOME
    : answers.every((answer) => answer === "yes") ? words.SURE_ALL : "";
  setText(one(".sure-says"), says);
};

const planText = () => {
  const line = (label, value) => `${label}: ${value}\n`;
  const labelOf = (id) => one(`#${id}`).closest(".field").firstElementChild.textContent;
  const fields = ["leaning", "plan-sure"].map((id) => line(labelOf(id), one(`#${id}`).value));
  const tests = all(".yes-no").map((box, i) => line(one("legend", box).textContent, sureAnswer(SURE_TEST[i]) ?? "-"));
  const marks = persons.filter((d) => store.now.marks[d] > 0)
    .map((d) => line(goalNames[d], `${store.now.marks[d]} / 100`));
  const questions = all(".questions li").map((item) => `- ${item.textContent}\n`);
  const texts = ["notes", "helpers"].map((id) => line(labelOf(id), one(`#${id}`).value));
  return [document.title, "\n\n", ...marks, "\n", ...fields, ...tests, "\n", ...questions, "\n", ...texts].join("");
};

const savePlan = () => {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([planText()], { type: "text/plain" }));
  link.download = words.PLAN_FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const copyNote = async (button) => {
  const note = one("#note");
  getSelection().selectAllChildren(note);
  try {
    await navigator.clipboard.writeText(note.textContent);
  } catch {
    document.execCommand("copy");
  }
  button.textContent = words.T_NOTE_COPIED;
};

const startPlan = () => {
  all(".add-question").forEach((button) =>
    button.addEventListener("click", () => {
      addQuestion(button.dataset.question);
      button.textContent = words.CHANGE_ADDED;
      button.disabled = true;
    }));
  all(".yes-no input").forEach((input) => input.addEventListener("change", showSureTest));
  one("#save").addEventListener("click", savePlan);
  one("#copy-note").addEventListener("click", (e) => copyNote(e.currentTarget));
};
