using System.Reflection;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Queues;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LeadToCash.Local.Testing;

/// <summary>
/// A whole app inside a test: its own <c>Program.cs</c>, its own port, storage and clock. Several run side by side.
/// </summary>
public sealed partial class LocalApp : IAsyncDisposable
{
    private readonly LocalHost _host;
    private readonly Task _main;
    private bool _isStopped;

    private LocalApp(LocalHost host, Task main, LocalAppOptions options)
    {
        _host = host;
        _main = main;
        Options = options;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.BaseAddress };
    }

    /// <summary>How it was started. Start another with the same options to see what a restart does.</summary>
    public LocalAppOptions Options { get; }

    /// <summary>A client of the app's own address that follows no redirects and keeps no cookies.</summary>
    public HttpClient Http { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The client of the app's task hub.</summary>
    public DurableTaskClient Durable => Hub.Client;

    /// <summary>The app's clock.</summary>
    /// <exception cref="InvalidOperationException">The app runs on the system's clock.</exception>
    public ManualClock Clock => Options.Clock ?? throw new InvalidOperationException("This app runs on the system's clock; give LocalAppOptions.Clock one to move.");

    /// <summary>What goes wrong in this app. A new one begins without faults.</summary>
    public Faults Faults
    {
        get
        {
            Faults faults = Hub.Faults();
            foreach (QueueListener queue in Services.GetRequiredService<TriggerListeners>().Queues)
            {
                queue.Handler.LosesDeletion = () => faults.LosesDeletion(queue.QueueName);
            }

            return faults;
        }
    }

    /// <summary>The storage's connection string.</summary>
    public string Storage => _host.Resources.Storage.Connection;

    /// <summary>The key that opens every HTTP function, for the header <c>x-functions-key</c>.</summary>
    public string MasterKey => _host.Resources.Keys.Master;

    private TaskHub Hub => Services.GetRequiredService<TaskHub>();

    /// <summary>Runs an app's entry point and returns when it serves.</summary>
    /// <param name="app">The assembly with the entry point.</param>
    /// <param name="options">How to run it.</param>
    /// <exception cref="InvalidOperationException">The entry point ended without running a host.</exception>
    public static Task<LocalApp> StartAsync(Assembly app, LocalAppOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        MethodInfo entry = app.EntryPoint ?? throw new ArgumentException($"{app.GetName().Name} has no entry point.", nameof(app));
        return StartAsync(app.GetName().Name!, () => FunctionCatalog.TypesOf(app), () => CallEntryPoint(entry), options);
    }

    /// <summary>Runs the functions of some types under an entry point of the test's own.</summary>
    internal static Task<LocalApp> StartAsync(IReadOnlyList<Type> functions, Action program, LocalAppOptions options) =>
        StartAsync(functions[0].Assembly.GetName().Name!, () => functions, program, options);

    /// <summary>The history of an instance as it is committed now.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public Task<HistoryRecording> RecordHistoryAsync(string instanceId, CancellationToken cancellationToken = default) =>
        HistoryRecording.OfAsync(Hub, instanceId, cancellationToken);

    /// <summary>Stops the app as Ctrl-C does: nothing new is taken, what runs ends.</summary>
    public async Task StopAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await _main;
        }
    }

    /// <summary>Ends the app as a crash does: what runs is cut off and nothing is given back. Start another on the same storage.</summary>
    public async Task KillAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await Services.GetRequiredService<HostRuntime>().AbandonAsync();
            Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = TimeSpan.FromMilliseconds(1);
            Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await _main.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
    }

    private static async Task<LocalApp> StartAsync(string name, Func<IEnumerable<Type>> functions, Action program, LocalAppOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        bool isOwnMemory = options.Storage is null;
        options = options with { Storage = options.Storage ?? StorageSelection.NewMemory() };
        TaskCompletionSource<LocalHost> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        LocalRun run = new()
        {
            ApplicationName = name,
            FunctionTypes = functions,
            Arguments = new HostArguments { Port = 0 },
            StorageConnection = options.Storage,
            KeepsStorage = !isOwnMemory && options.Storage.Contains(StorageLocation.MemoryPrefix, StringComparison.Ordinal),
            Clock = options.Clock,
            Settings = options.Settings,
            ConfigureServices = options.ConfigureServices,
            Started = started.SetResult,
        };
        Task main = Task.Factory.StartNew(() => RunMain(run, program), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(started.Task, main) == main)
        {
            await main;
            throw new InvalidOperationException($"The entry point of {name} ended without running a host.");
        }

        return new LocalApp(await started.Task, main, options);
    }

    private static void RunMain(LocalRun run, Action program)
    {
        LocalRun.Current = run;
        program();
    }

    private static void CallEntryPoint(MethodInfo entry)
    {
        object?[] arguments = entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
        entry.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
    }
}
