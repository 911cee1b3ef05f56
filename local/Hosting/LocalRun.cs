using System.Reflection;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadToCash.Local.Hosting;

/// <summary>
/// How an app is being run: as a process of its own, or by a test inside its process. The app's <c>Program.cs</c> is the
/// same for both, so a test leaves its run where the builder finds it.
/// </summary>
internal sealed class LocalRun
{
    private static readonly AsyncLocal<LocalRun?> Ambient = new();

    /// <summary>The run that the current flow of execution was started for; null in a process of its own.</summary>
    public static LocalRun? Current { get => Ambient.Value; set => Ambient.Value = value; }

    public required HostArguments Arguments { get; init; }

    /// <summary>The types among which functions are looked for.</summary>
    public required Func<IEnumerable<Type>> FunctionTypes { get; init; }

    public required string ApplicationName { get; init; }

    /// <summary>Settings that win over all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The storage to use, whatever the settings say.</summary>
    public string? StorageConnection { get; init; }

    /// <summary>Whether storage in memory stays when the host ends, for a test that starts another on it.</summary>
    public bool KeepsStorage { get; init; }

    /// <summary>The clock to use, whatever the settings say.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Runs after the app's own registrations.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>Called once the host serves.</summary>
    public Action<LocalHost>? Started { get; init; }

    /// <summary>Whether the process is the host: it has a console, signals, environment variables and an exit code.</summary>
    public bool OwnsProcess { get; private init; }

    public HostConsole Console { get; private init; } = HostConsole.Silent;

    /// <summary>The run of this process. Ends the process when the command line asks for help or is wrong.</summary>
    public static LocalRun OfProcess(string[] args)
    {
        Assembly app = Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("The process has no entry assembly.");
        HostArguments arguments = Guard(() => HostArguments.Parse(args), ownsProcess: true);
        if (arguments.ShowHelp)
        {
            System.Console.Out.WriteLine(HostArguments.Help);
            Environment.Exit(0);
        }

        return new LocalRun
        {
            Arguments = arguments,
            FunctionTypes = () => Functions.FunctionCatalog.TypesOf(app),
            ApplicationName = app.GetName().Name!,
            OwnsProcess = true,
            Console = HostConsole.OfProcess(isQuiet: arguments.Demo), // a demo tells its own story
        };
    }

    /// <summary>Does a step of the start. If it fails, a process of its own says why in a sentence and ends with 1.</summary>
    public T Guard<T>(Func<T> step) => Guard(step, OwnsProcess);

    /// <inheritdoc cref="Guard{T}(Func{T})"/>
    public async Task GuardAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (OwnsProcess && Explain(failure) is { } sentence)
        {
            Exit(sentence);
        }
    }

    private static T Guard<T>(Func<T> step, bool ownsProcess)
    {
        try
        {
            return step();
        }
        catch (Exception failure) when (ownsProcess && Explain(failure) is { } sentence)
        {
            Exit(sentence);
            throw;
        }
    }

    private static string? Explain(Exception failure) => failure switch
    {
        HostStartException start => start.Message,
        OptionsValidationException options => "A setting is wrong: " + string.Join(Environment.NewLine, options.Failures),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unbound => "A setting is wrong: " + unbound.Message,
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };

    private static void Exit(string sentence)
    {
        System.Console.Error.WriteLine(sentence);
        Environment.Exit(1);
    }
}
