using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Operations;

/// <summary>What is logged of the operations page: who did what.</summary>
internal static partial class OperationsLog
{
    /// <summary>An id as it may stand in a log: on one line.</summary>
    public static string Plain(string id) => string.Concat(id.Select(letter => char.IsControl(letter) ? '·' : letter));

    [LoggerMessage(1, LogLevel.Information, "{Operator}: {Action} {Subject}")]
    public static partial void Done(ILogger logger, string @operator, string action, string subject);

    [LoggerMessage(2, LogLevel.Information, "{Operator} signed in to the operations page")]
    public static partial void SignedIn(ILogger logger, string @operator);

    [LoggerMessage(3, LogLevel.Warning, "A call of the operations page was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);
}
