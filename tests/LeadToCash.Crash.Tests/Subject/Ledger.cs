using System.Text;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Crash.Subject;

/// <summary>
/// The world that activities change: a line for each effect, in a file of this process (setting <c>Ledger</c> names the folder). It is no part of the
/// storage under test, and a line that was written outlives the process.
/// </summary>
public sealed class Ledger : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;

    public Ledger(IConfiguration settings)
    {
        string folder = settings["Ledger"] ?? throw new InvalidOperationException("The setting Ledger is missing.");
        Directory.CreateDirectory(folder);
        _file = new FileStream(Path.Combine(folder, $"{Guid.NewGuid():N}.ledger"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Records that a step ran, and returns what tells this run from any other.</summary>
    public string Record(string instance, string step)
    {
        string token = Guid.NewGuid().ToString("N");
        byte[] line = Encoding.UTF8.GetBytes($"{instance}|{step}|{token}\n");
        lock (_lock)
        {
            _file.Write(line);
        }

        return token;
    }

    public void Dispose() => _file.Dispose();
}
