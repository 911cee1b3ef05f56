using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LeadToCash.Crash.Tests;

/// <summary>The real application as a process of its own that can be killed and started again on the same data.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string[] _arguments;
    private readonly Lock _outputLock = new();
    private readonly Queue<string> _output = new();
    private Process? _process;

    public AppProcess(string dataFolder, string storage, double clockSpeed)
    {
        int port = FreePort();
        BaseAddress = new Uri($"http://127.0.0.1:{port}");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
        _arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "LeadToCash.Functions.dll"),
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--data", dataFolder,
            "--storage", storage,
            "--clock-speed", clockSpeed.ToString(CultureInfo.InvariantCulture),
        ];
    }

    public Uri BaseAddress { get; }

    public HttpClient Http { get; }

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
        ProcessStartInfo start = new("dotnet", _arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        long started = Stopwatch.GetTimestamp();
        while (!await IsHealthyAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new InvalidOperationException($"The application did not start:\n{Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using HttpResponseMessage answer = await Http.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_outputLock)
        {
            _output.Enqueue(line ?? "");
            if (_output.Count > 200)
            {
                _output.Dequeue();
            }
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
