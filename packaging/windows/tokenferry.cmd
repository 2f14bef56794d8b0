@echo off
rem Without arguments the window, with any the command line. Called as "tokenferry", from a folder that holds no
rem program of that name: Windows would take Tokenferry.exe before this file.
if [%1]==[] (
  start "" "%~dp0..\Tokenferry.exe"
  exit /b 0
)
rem What stands behind -- is read by us, and not by Chromium. In a file as this one cmd waits for a program with windows.
"%~dp0..\Tokenferry.exe" --log-level=3 --cli -- %*
exit /b %errorlevel%
