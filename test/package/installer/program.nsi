# Stands in for Tokenferry.exe, a program with windows: says how it was called in a file beside it, and ends with 7.
Target amd64-unicode
Name "Tokenferry"
OutFile "${OUT}"
RequestExecutionLevel user
SilentInstall silent
!include FileFunc.nsh
Section
  ${GetParameters} $0
  FileOpen $1 "$EXEDIR\called.txt" w
  FileWriteUTF16LE $1 $0
  FileClose $1
  SetErrorLevel 7
SectionEnd
