import { text } from "../../domain/text/text.ts";
import { completionScript, type Shell } from "../../trips/office/completion.ts";
import { wordArg } from "../args.ts";
import { argument, topCommand } from "../command.ts";

const SHELLS: Readonly<Record<string, Shell>> = { bash: "bash", zsh: "zsh", fish: "fish", powershell: "powershell", pwsh: "powershell" };

export const completion = topCommand({
  args: [argument("<shell>", text("bash、zsh、fish 或 powershell", "bash, zsh, fish or powershell"), wordArg(SHELLS))],
  examples: ["completion bash", "completion zsh", "completion fish", "completion powershell"],
  notes: ({ t }) =>
    [
      t(text("写进命令行的启动文件，以后按 Tab 就能补全：", "Put this into the shell's start-up file; from then on TAB completes:")),
      "  bash        source <(cppcc completion bash)",
      "  zsh         source <(cppcc completion zsh)",
      "  fish        cppcc completion fish | source",
      "  PowerShell  cppcc completion powershell | Out-String | Invoke-Expression",
    ].join("\n"),
  async run(context, _, shell) {
    const script = completionScript(context, shell);
    return { json: () => ({ shell, script }), say: (io) => io.printLaidOut(script.trimEnd()) };
  },
});
