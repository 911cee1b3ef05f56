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

    private const string ListeningPrefix = "listening on ";

    /// <summary>Azurite prints the port that it was given; which one it got, for port 0, only its socket knows.</summary>
    private const string TellPort =
        "const { Server } = require('net'), listen = Server.prototype.listen;"
        + $"Server.prototype.listen = function (...at) {{ return listen.apply(this, at).once('listening', () => console.log('{ListeningPrefix}' + this.address().port)); }};";

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _errors = new();
    private bool _isDisposed;

    private AzuriteService(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Notice(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>
    /// Starts <paramref name="service"/> (<c>table</c> or <c>queue</c>) and waits until it listens; null when something listens on <paramref name="port"/> already.
    /// Port 0 is one that the system chooses.
    /// </summary>
    public static async Task<AzuriteService?> StartAsync(
        string package, string service, int port, string dataFolder, CancellationToken cancellationToken)
    {
        if (port != 0 && await ListensAsync(port, cancellationToken))
        {
            return null;
        }

        string main = Path.Combine(package, "dist", "src", service, "main.js");
        string bootstrap = $"{StopWithInput} {TellPort} require({System.Text.Json.JsonSerializer.Serialize(main)});";
        AzuriteService started = new(NodeTools.Start(NodeTools.Node(
            dataFolder, "-e", bootstrap, "azurite", "--location", dataFolder, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            $"--{service}Host", "127.0.0.1", $"--{service}Port", port.ToString(CultureInfo.InvariantCulture))));
        try
        {
            started.Port = await started.ListensAsync(service, port, cancellationToken);
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

    private async Task<int> ListensAsync(string service, int port, CancellationToken cancellationToken)
    {
        Task ended = _process.WaitForExitAsync(cancellationToken);
        await Task.WhenAny(_listening.Task, ended, Task.Delay(StartTime, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return _listening.Task.IsCompletedSuccessfully
            ? await _listening.Task
            : throw new InvalidOperationException($"Azurite's {service} service did not start on port {port}. It says: {Errors()}");
    }

    private void Notice(string? line)
    {
        if (line?.StartsWith(ListeningPrefix, StringComparison.Ordinal) == true)
        {
            _listening.TrySetResult(int.Parse(line[ListeningPrefix.Length..], CultureInfo.InvariantCulture));
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
