namespace LeadToCash.Local.Hosting.Settings;

/// <summary>The folder that holds a host's storage and keys. One process uses it at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "host.lock";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Makes the folder if it is missing and takes it.</summary>
    /// <exception cref="HostStartException">Another process has it, or it can't be made.</exception>
    public static DataFolder Take(string directory)
    {
        string path = System.IO.Path.GetFullPath(directory);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"The data folder {path} can't be made: {failure.Message}", failure);
        }

        try
        {
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"The data folder {path} is used by another process; stop that one or choose another folder with --data.", failure);
        }
    }

    public void Dispose() => _lock.Dispose();
}
