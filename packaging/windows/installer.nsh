# What the installer of electron-builder does on top: "Open with", and the folder of tokenferry.cmd in Path. Each is
# done for everybody on the computer or for one person, as the program itself ($installMode, SHELL_CONTEXT).
!include LogicLib.nsh
!include WinMessages.nsh

!macro customInstall
  # A choice of "Open with", and never what opens a .conf by itself: only its content says whether it is a backup.
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\Tokenferry.exe" "FriendlyAppName" "Tokenferry"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\Tokenferry.exe\SupportedTypes" ".conf" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\Tokenferry.exe\shell\open\command" "" '"$INSTDIR\Tokenferry.exe" -- "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  !insertmacro changePath add

  # The copy of itself that it keeps for an updater, which there is none of.
  ${if} $installMode == "all"
    SetShellVarContext current
  ${endIf}
  RMDir /r "$LOCALAPPDATA\tokenferry-updater"
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endIf}
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\Tokenferry.exe"
  !insertmacro changePath remove
!macroend

# WHAT is "add" or "remove".
!macro changePath WHAT
  ${if} $installMode == "all"
    !insertmacro changePathIn HKLM 0x80000002 "SYSTEM\CurrentControlSet\Control\Session Manager\Environment" ${WHAT}
  ${else}
    !insertmacro changePathIn HKCU 0x80000001 "Environment" ${WHAT}
  ${endIf}
!macroend

# HANDLE is the number of ROOT for Windows.
!macro changePathIn ROOT HANDLE KEY WHAT
  Push $0 # what Windows answered
  Push $1 # the key
  Push $2 # kind of the value
  Push $3 # length of the value in bytes
  Push $4 # what is left to be read
  Push $5 # what was read, without our folder
  Push $6 # one folder
  Push $7 # a place within $4

  System::Call 'advapi32::RegOpenKeyExW(p ${HANDLE}, w "${KEY}", i 0, i 0x20019, *p .r1) i .r0'
  ${if} $0 = 0
    StrCpy $2 0
    StrCpy $3 0
    System::Call 'advapi32::RegQueryValueExW(p r1, w "Path", p 0, *i .r2, p 0, *i .r3) i .r0'
    System::Call 'advapi32::RegCloseKey(p r1)'
  ${endIf}

  # 2: there is no such value.
  ${if} $0 = 2
    StrCpy $2 2
    StrCpy $3 0
    StrCpy $0 0
  ${endIf}

  StrLen $7 "$INSTDIR\bin"
  IntOp $7 $7 + 3
  IntOp $3 $3 / 2
  IntOp $3 $3 + $7

  # A value that does not fit into a variable of this installer would be cut. Kinds 1 and 2 are texts.
  ${if} $0 <> 0
  ${orIf} $2 < 1
  ${orIf} $2 > 2
  ${orIf} $3 > ${NSIS_MAX_STRLEN}
    DetailPrint "Path was left as it is: it is too long, or can't be read. The command is $INSTDIR\bin\tokenferry.cmd."
  ${else}
    ReadRegStr $4 ${ROOT} "${KEY}" "Path"
    StrCpy $4 "$4;"
    StrCpy $5 ""
    ${doUntil} $4 == ""
      StrCpy $7 0
      StrCpy $6 $4 1
      ${doUntil} $6 == ";"
        IntOp $7 $7 + 1
        StrCpy $6 $4 1 $7
      ${loop}
      StrCpy $6 $4 $7
      IntOp $7 $7 + 1
      StrCpy $4 $4 "" $7
      ${if} $6 != "$INSTDIR\bin"
        StrCpy $5 "$5$6;"
      ${endIf}
    ${loop}
    StrCpy $5 $5 -1
    !if "${WHAT}" == "add"
      ${if} $5 == ""
        StrCpy $5 "$INSTDIR\bin"
      ${else}
        StrCpy $6 $5 1 -1
        ${if} $6 == ";"
          StrCpy $5 "$5$INSTDIR\bin"
        ${else}
          StrCpy $5 "$5;$INSTDIR\bin"
        ${endIf}
      ${endIf}
    !endif
    ${if} $5 == ""
      DeleteRegValue ${ROOT} "${KEY}" "Path"
    ${elseIf} $2 = 1
      WriteRegStr ${ROOT} "${KEY}" "Path" "$5"
    ${else}
      WriteRegExpandStr ${ROOT} "${KEY}" "Path" "$5"
    ${endIf}
    # Programs that are started from now on see it.
    SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
  ${endIf}

  Pop $7
  Pop $6
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
!macroend
