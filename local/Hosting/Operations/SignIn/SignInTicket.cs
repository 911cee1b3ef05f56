using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Local.Hosting.Operations.SignIn;

/// <summary>A secret for one sign-in, printed on the console: who can read that may come in. Used up, it is replaced by another.</summary>
internal sealed class SignInTicket
{
    private readonly Lock _lock = new();

    /// <summary>The one that is good now.</summary>
    public string Current { get; private set; } = New();

    /// <summary>Takes a ticket; it is good only once.</summary>
    public bool TryUse(string? shown)
    {
        lock (_lock)
        {
            if (shown is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(Current)))
            {
                return false;
            }

            Current = New();
            return true;
        }
    }

    private static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
