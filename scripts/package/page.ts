const STYLE = `
body { font: 16px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; }
h1, h2, h3 { line-height: 1.3; margin: 1.6em 0 .5em; } h1 { margin-top: 0; } h2 { border-bottom: 1px solid #ccc; }
a { color: #0a58a5; } table { border-collapse: collapse; } th, td { border: 1px solid #ccc; padding: .2em .6em; text-align: left; vertical-align: top; }
code { background: #f2f2f2; padding: 0 .2em; } pre { background: #f2f2f2; padding: .6em 1em; overflow-x: auto; } pre code { padding: 0; }
figure { margin: .8em 0; } figure svg { max-width: 100%; height: auto; display: block; }
@page { margin: 14mm; }
@media print { body { font-size: 9.5pt; line-height: 1.4; margin: 0; max-width: none; } h2 { margin: .7em 0 .3em; } p, figure { margin: .4em 0; } figure svg { max-width: 88%; } h2 { break-after: avoid; } figure, li, pre, tr { break-inside: avoid; } }
`;

export const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A page that needs nothing beside itself: no network, no script, no font. */
export const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
