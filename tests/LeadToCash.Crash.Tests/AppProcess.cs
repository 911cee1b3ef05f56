using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LeadToCash.Crash.Tests;

/// <summary>A functions app as a process of its own that can be killed and started again on the same data.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    /// <summary>What a process ends with that SIGKILL ended.</summary>
    public const int KilledExitCode = 128 + 9;

    private const int LinesKept = 200;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string[] _arguments;
    private readonly Lock _outputLock = new();
    private readonly Queue<string> _output = new();
    private Process? _process;

    /// <param name="program">The app's assembly, which lies beside this one.</param>
    /// <param name="arguments">The host's options but for the port.</param>
    public AppProcess(string program, params IEnumerable<string> arguments)
    {
        int port = FreePort();
        BaseAddress = new Uri($"http://127.0.0.1:{port}");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
        _arguments = [Path.Combine(AppContext.BaseDirectory, program), "--port", port.ToString(CultureInfo.InvariantCulture), .. arguments];
    }

    public Uri BaseAddress { get; }

    public HttpClient Http { get; }

    /// <summary>Settings that the process is started with, as environment variables.</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>The last lines that it printed, for the message of a failing test.</summary>
    public string Output
    {
        get
        {
            lock (_outputLock)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>Starts it and waits until it says that it is healthy.</summary>
    public async Task StartAsync()
    {
        Launch();
        if (!await IsUpAsync(StartLimit))
        {
            throw new InvalidOperationException($"The application did not start:\n{Output}");
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public void Launch()
    {
        ProcessStartInfo start = new("dotnet", _arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        foreach ((string name, string? value) in Settings)
        {
            start.Environment[name] = value;
        }

        _process?.Dispose();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it is healthy; false when it ended or the time is over.</summary>
    public async Task<bool> IsUpAsync(TimeSpan limit)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await IsHealthyAsync())
        {
            if (_process!.HasExited || Stopwatch.GetElapsedTime(started) > limit)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return true;
    }

    /// <summary>Waits until it has ended by itself, and returns its exit code; null when it goes on.</summary>
    public async Task<int?> ExitAsync(TimeSpan limit)
    {
        using CancellationTokenSource patience = new(limit);
        try
        {
            await _process!.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Send(Signal signal) => Send(_process!.Id, signal);

    public static void Send(int process, Signal signal) => _ = Kill(process, (int)signal);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    /// <summary>Below those that the system gives to connections, so that none takes it while the process is down.</summary>
    public static int FreePort()
    {
        while (true)
        {
            int port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using TcpListener listener = new(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken: another one
            }
        }
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(5));
            using HttpResponseMessage answer = await Http.GetAsync(new Uri("/health", UriKind.Relative), patience.Token);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_outputLock)
        {
            _output.Enqueue(line ?? "");
            if (_output.Count > LinesKept)
            {
                _output.Dequeue();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Kill(int process, int signal);
}

/// <summary>Signals, with Linux's numbers.</summary>
internal enum Signal
{
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
