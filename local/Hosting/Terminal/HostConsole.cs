using System.Globalization;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace LeadToCash.Local.Hosting.Terminal;

/// <summary>What the host prints for the developer. Without a console nothing is printed; a quiet one leaves out what is routine.</summary>
internal sealed class HostConsole(IAnsiConsole? console, bool isQuiet = false)
{
    private static readonly HashSet<string> QuietPaths = new(StringComparer.OrdinalIgnoreCase) { "/health", "/favicon.ico" };

    private readonly Lock _lock = new();

    public static HostConsole Silent { get; } = new(console: null);

    /// <summary>Whether anything is printed.</summary>
    public bool IsVisible => console is not null;

    /// <summary>The process's own console: colours on a terminal, plain lines elsewhere.</summary>
    public static HostConsole OfProcess(bool isQuiet)
    {
        if (!Console.IsOutputRedirected)
        {
            return new HostConsole(AnsiConsole.Create(new AnsiConsoleSettings()), isQuiet);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 400; // a file has no edge to wrap at

        return new HostConsole(console, isQuiet);
    }

    public void Request(string method, string path, int status, TimeSpan took)
    {
        if (status < 400 && (isQuiet || QuietPaths.Contains(path)))
        {
            return;
        }

        string colour = status >= 500 ? "red" : status >= 400 ? "yellow" : "green";
        Line($"[grey]{Now()}[/] {method,-6} {LinkText.Shorten(path).EscapeMarkup()} [{colour}]{status}[/] [grey]{Milliseconds(took)}[/]");
    }

    /// <summary>One step of an orchestration.</summary>
    public void Step(string instance, string step, TimeSpan? took, bool isFailure) =>
        Line(isRoutine: !isFailure, $"[grey]{Now()}[/] [blue]{instance.EscapeMarkup()}[/] [{(isFailure ? "red" : "default")}]{step.EscapeMarkup()}[/]{(took is { } time ? $" [grey]{Milliseconds(time)}[/]" : "")}");

    /// <summary>One run of a queue or timer function.</summary>
    public void Run(string kind, string function, string source, bool succeeded, TimeSpan took) =>
        Line(isRoutine: succeeded, $"[grey]{Now()}[/] {kind,-6} {function.EscapeMarkup()} [grey]{source.EscapeMarkup()}[/] {(succeeded ? "[green]ok[/]" : "[red]failed[/]")} [grey]{Milliseconds(took)}[/]");

    public void Log(LogLevel level, string category, string message, Exception? exception)
    {
        string colour = level >= LogLevel.Error ? "red" : level == LogLevel.Warning ? "yellow" : "grey";
        string source = category[(category.LastIndexOf('.') + 1)..];
        Line(isRoutine: level < LogLevel.Warning, $"[grey]{Now()}[/] [{colour}]{source.EscapeMarkup()}: {message.EscapeMarkup()}[/]");
        if (exception is not null)
        {
            Line($"[grey]{exception.ToString().EscapeMarkup()}[/]");
        }
    }

    public void Line(string markup)
    {
        if (console is not null)
        {
            lock (_lock)
            {
                console.MarkupLine(markup);
            }
        }
    }

    /// <summary>What the host serves, line by line; routine.</summary>
    public void Detail(string markup) => Line(isRoutine: true, markup);

    private void Line(bool isRoutine, string markup)
    {
        if (!(isQuiet && isRoutine))
        {
            Line(markup);
        }
    }

    private static string Now() => DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(time.TotalMilliseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";
}
