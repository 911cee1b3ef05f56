namespace LeadToCash.Local.Storage.Embedded;

/// <summary>Keeps a second process off a storage file. The operating system frees it when the process ends, however it ends.</summary>
internal static class StoreLock
{
    public static FileStream Take(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException taken) when (File.Exists(path + ".lock"))
        {
            throw new InvalidOperationException(
                $"The storage file {path} is in use by another process. Stop that one, or give this one a data folder of its own (--data DIR).", taken);
        }
    }
}
