@echo off
rem With arguments: runs the command. Without, as by a double click: opens a window that stays, in the documents folder, where cppcc is found.
rem ASCII alone, since this file is read in whatever code page the window has.
setlocal
set "CPPCC_PAGE="
for /f "tokens=2 delims=:." %%p in ('chcp 2^>nul') do set "CPPCC_PAGE=%%p"
if defined CPPCC_PAGE set "CPPCC_PAGE=%CPPCC_PAGE: =%"
if defined CPPCC_PAGE if not "%CPPCC_PAGE%"=="65001" chcp 65001 >nul
if "%~1"=="" if not defined CPPCC_WINDOW goto window

"%~dp0program\runtime\node.exe" "%~dp0program\bin\cppcc.js" %*
set "CPPCC_STATUS=%ERRORLEVEL%"
goto done

:window
set "CPPCC_WINDOW=1"
title cppcc
set "CPPCC_DOCUMENTS=%USERPROFILE%\Documents"
for /f "tokens=2,*" %%a in ('reg query "HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders" /v Personal 2^>nul') do call set "CPPCC_DOCUMENTS=%%b"
if not exist "%CPPCC_DOCUMENTS%\" set "CPPCC_DOCUMENTS=%USERPROFILE%"
cd /d "%CPPCC_DOCUMENTS%"
set "PATH=%~dp0;%PATH%"
type "%~dp0program\welcome.txt"
cmd /k
set "CPPCC_STATUS=0"

:done
if defined CPPCC_PAGE if not "%CPPCC_PAGE%"=="65001" chcp %CPPCC_PAGE% >nul
endlocal & exit /b %CPPCC_STATUS%
