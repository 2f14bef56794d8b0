# An installer and an uninstaller that do what packaging/windows/installer.nsh adds to those of electron-builder, and
# nothing else. Called with /all for everybody on the computer, otherwise for one person.
Target amd64-unicode
Name "test"
OutFile "${OUT}"
RequestExecutionLevel user
SilentInstall silent
SilentUnInstall silent
!include FileFunc.nsh
!include "${INCLUDE}"
Var installMode

!macro readMode
  SetRegView 64
  StrCpy $INSTDIR "C:\Program Files\Tokenferry"
  StrCpy $installMode CurrentUser
  SetShellVarContext current
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/all" $R1
  ${ifNot} ${Errors}
    StrCpy $installMode all
    SetShellVarContext all
  ${endIf}
!macroend

Section
  !insertmacro readMode
  CreateDirectory $INSTDIR
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro customInstall
SectionEnd

Section Uninstall
  !insertmacro readMode
  !insertmacro customUnInstall
SectionEnd
