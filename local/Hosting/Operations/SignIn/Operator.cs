namespace LeadToCash.Local.Hosting.Operations.SignIn;

/// <summary>Who looks at the operations page.</summary>
/// <param name="Name">The name that actions are logged under.</param>
/// <param name="Session">The session that forms are bound to; null for a caller that shows the master key with each call.</param>
internal sealed record Operator(string Name, string? Session)
{
    /// <summary>A program with the master key.</summary>
    public static Operator WithKey { get; } = new("master key", Session: null);
}
