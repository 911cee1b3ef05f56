using LeadToCash.Crash.Tests.Harness;

// The harness by hand; dotnet test runs a short version of it.
if (args is ["--help" or "-h", ..])
{
    Console.WriteLine(CrashOptions.Help);
    return 0;
}

try
{
    CrashFigures figures = await new CrashRun(CrashOptions.Parse(args), Console.WriteLine).RunAsync();
    return figures.Faults.Count == 0 ? 0 : 1;
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(CrashOptions.Help);
    return 2;
}
