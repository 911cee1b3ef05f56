using System.Globalization;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting;

/// <summary>What a host holds from the moment it is set up until it has ended.</summary>
internal sealed record HostResources(
    PortReservation Port,
    DataFolder? Folder,
    StorageSelection Storage,
    IDisposable? StorageLease,
    HostKeys Keys,
    TimeProvider Clock,
    double ClockSpeed,
    ClockFile? ClockFile) : IDisposable
{
    /// <summary>Takes what the settings name.</summary>
    /// <exception cref="HostStartException">Something can't be had.</exception>
    public static HostResources Take(LocalRun run, IConfiguration settings)
    {
        double speed = run.Arguments.ClockSpeed ?? (settings[HostConfiguration.ClockSpeedKey] is { Length: > 0 } text ? HostArguments.ParseSpeed(text) : 1);
        List<IDisposable> taken = [];
        try
        {
            PortReservation port = Keep(PortReservation.Take(run.Arguments.Port))!;
            bool needsFolder = run.StorageConnection is null && run.Arguments.Storage != StorageChoice.Memory;
            DataFolder? folder = Keep(needsFolder ? DataFolder.Take(run.Arguments.DataDirectory) : null);
            ClockFile? clockFile = Keep(folder is null || run.Clock is not null ? null : ClockFile.Open(folder.Path, speed));
            StorageSelection storage = StorageSelection.Of(run, settings[StorageConnections.DefaultName], folder?.Path);
            return new HostResources(
                port,
                folder,
                storage,
                Keep(run.KeepsStorage ? null : storage.Lease()),
                folder is null ? HostKeys.Create() : HostKeys.ReadOrCreate(folder.Path),
                run.Clock ?? clockFile?.Clock ?? (speed == 1 ? TimeProvider.System : new AcceleratedClock(speed)),
                speed,
                clockFile);
        }
        catch
        {
            taken.ForEach(one => one.Dispose());
            throw;
        }

        T? Keep<T>(T? one)
            where T : class, IDisposable
        {
            if (one is not null)
            {
                taken.Add(one);
            }

            return one;
        }
    }

    public string DescribeClock() => Clock switch
    {
        AcceleratedClock => $"{ClockSpeed.ToString(CultureInfo.InvariantCulture)} × real time",
        ManualClock => "moved by hand",
        _ => "real time",
    };

    public void Dispose()
    {
        Port.Dispose();
        StorageLease?.Dispose();
        ClockFile?.Dispose();
        Folder?.Dispose();
    }
}
