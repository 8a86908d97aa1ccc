# PowerShell completion for cppcc
#   cppcc completion powershell | Out-String | Invoke-Expression
#
# cppcc __complete answers a line for each word that may stand here: the word, a tab, what it means; or :files, for which
# PowerShell offers file names by itself. This file is plain ASCII, so that Windows PowerShell 5.1 reads it in any code page.

Register-ArgumentCompleter -Native -CommandName 'cppcc', 'cppcc.cmd' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements)
    $run = $elements[0].Extent.Text
    $words = @($elements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
        })
    $current = $wordToComplete.Trim("'", '"')
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        & $run __complete "=$current" @words 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
            $value, $about = $_ -split "`t", 2
            if (-not $about) { $about = $value }
            # Whatever a name holds is put into the line as a word, never as something to run; PowerShell quotes by curly marks too.
            $word = $value
            if ($value -match '[\s''"`$;&|<>(){}@#,\u2018-\u201f]') {
                $word = "'" + ($value -replace '[''\u2018-\u201b]', '$0$0') + "'"
            }
            [System.Management.Automation.CompletionResult]::new($word, $value, 'ParameterValue', $about)
        }
    }
    finally {
        [Console]::OutputEncoding = $encoding
    }
}
