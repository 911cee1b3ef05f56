using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeadToCash.Local.Storage.Azurite;

/// <summary>One of Azurite's services as a process. It ends with this one, however this one ends: it watches its standard input.</summary>
internal sealed class AzuriteService : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    /// <summary>An interrupt is what Azurite writes its data at; connections that stay open must not keep it alive.</summary>
    private const string StopWithInput =
        "process.stdin.on('end', () => { process.emit('SIGINT'); setTimeout(() => process.exit(), 3000).unref(); }).resume();";

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private bool _isDisposed;

    private AzuriteService(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts <paramref name="service"/> (<c>table</c> or <c>queue</c>) and waits until it answers; null when something listens there already.</summary>
    public static async Task<AzuriteService?> StartAsync(
        string package, string service, int port, string dataFolder, CancellationToken cancellationToken)
    {
        if (await ListensAsync(port, cancellationToken))
        {
            return null;
        }

        string main = Path.Combine(package, "dist", "src", service, "main.js");
        string bootstrap = $"{StopWithInput} require({System.Text.Json.JsonSerializer.Serialize(main)});";
        AzuriteService started = new(NodeTools.Start(NodeTools.Node(
            dataFolder, "-e", bootstrap, "azurite", "--location", dataFolder, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            $"--{service}Host", "127.0.0.1", $"--{service}Port", port.ToString(CultureInfo.InvariantCulture))));
        try
        {
            await started.AnswersAsync(service, port, cancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Asks it to write its data and end; ends it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        using CancellationTokenSource patience = new(StopTime);
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task AnswersAsync(string service, int port, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await ListensAsync(port, cancellationToken))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > StartTime)
            {
                throw new InvalidOperationException($"Azurite's {service} service did not start on port {port}. It says: {Errors()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    private void Remember(string? line)
    {
        lock (_errors)
        {
            if (_errors.Length < 4096)
            {
                _errors.AppendLine(line);
            }
        }
    }

    private string Errors()
    {
        lock (_errors)
        {
            return _errors.ToString().Trim();
        }
    }
}
