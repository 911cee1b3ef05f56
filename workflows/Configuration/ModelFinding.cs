namespace LeadToCash.Configuration;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Something in the model has no effect: it can be sold, but somebody meant something else.</summary>
    Warning,

    /// <summary>The model can't be used.</summary>
    Error,
}

/// <summary>Something wrong with a model.</summary>
/// <param name="Severity">How bad.</param>
/// <param name="Path">Where in the model: <c>rules[3].oneOf[0]</c>.</param>
/// <param name="RuleId">The rule, if it is one.</param>
/// <param name="Message">What is wrong, for whoever wrote the model.</param>
public sealed record ModelFinding(FindingSeverity Severity, string Path, string? RuleId, string Message);
