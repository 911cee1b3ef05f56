using System.Diagnostics;

namespace LeadToCash.Local.Storage.Azurite;

/// <summary>One process installs into a folder, others wait; the lock ends with its holder, however that ends.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <exception cref="IOException">Another process holds it for more than five minutes.</exception>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
