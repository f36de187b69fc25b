; The installer for Windows 10 and 11: for one user, without an administrator. Inno Setup 6.3 or newer; installer.py gives
; the names that are not defined here. Silent for who looks after many computers: /VERYSILENT /TASKS="startup".

#define AppId "7E3B0C52-5C0B-4D0A-9C5E-6B3F5A1D2E41"

[Setup]
AppId={{{#AppId}}
AppName=K2Desk
AppVersion={#Version}
AppVerName=K2Desk {#Version}
AppPublisher=The K2Desk authors
VersionInfoVersion={#FileVersion}
PrivilegesRequired=lowest
; The user's own folder of programs. Windows' name for it, {userpf}, is one that Wine does not know.
DefaultDirName={localappdata}\Programs\K2Desk
DefaultGroupName=K2Desk
DisableProgramGroupPage=yes
DisableDirPage=auto
DisableReadyPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\k2desk.exe
UninstallDisplayName=K2Desk
; installer.py never says Quick: for installers that are only tried out.
#ifdef Quick
Compression=lzma2/fast
#else
Compression=lzma2/max
#endif
SolidCompression=yes
WizardStyle=modern
; A K2Desk that runs is asked to close, and the files that it has open are replaced after that.
CloseApplications=yes
RestartApplications=no
#ifdef Sign
SignTool=k2desk
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Messages]
WelcomeLabel2=This installs [name/ver] for you alone. Your list and settings of an earlier version stay.

[Tasks]
; Only at first: later the switch in K2Desk's settings says it, and an update must not change it.
Name: "startup"; Description: "Start K2Desk with Windows, beside the clock"; Flags: unchecked; Check: IsNew
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; Files that an earlier version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\K2Desk"; Filename: "{app}\k2desk.exe"; AppUserModelID: "ke.k2desk.K2Desk"
Name: "{group}\K2Desk manual"; Filename: "{app}\_internal\manual\en.html"
Name: "{group}\Mwongozo wa K2Desk"; Filename: "{app}\_internal\manual\sw.html"
Name: "{userdesktop}\K2Desk"; Filename: "{app}\k2desk.exe"; AppUserModelID: "ke.k2desk.K2Desk"; Tasks: desktopicon

[Registry]
; The same value that K2Desk's own switch makes (k2desk/system/autostart.py).
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "K2Desk"; \
    ValueData: """{app}\k2desk.exe"" --background"; Tasks: startup
; It goes with the program, whoever made it.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "K2Desk"; \
    Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\k2desk.exe"; Description: "{cm:LaunchProgram,K2Desk}"; Flags: nowait postinstall skipifsilent

[Code]
function IsNew: Boolean;
begin
  Result := not RegKeyExists(HKCU, 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{{#AppId}}_is1');
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Data: String;
begin
  if (CurUninstallStep <> usPostUninstall) or UninstallSilent then
    Exit;
  Data := ExpandConstant('{localappdata}\k2desk');
  if not DirExists(Data) then
    Exit;
  // The answer that loses nothing is the one that Enter gives.
  if MsgBox('Delete your list of subscriptions and your settings as well?' + #13#10#13#10 +
    'K2Desk''s list is the only one there is: Kopo Kopo has none. Keep it if you may install K2Desk again.',
    mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES then
    DelTree(Data, True, True, True);
end;
