namespace LeadToCash.Dunning;

/// <summary>Interest was asked for a half-year whose base rate is not loaded. No interest is guessed; retrying helps once the rate is in the file.</summary>
public sealed class BaseRateMissingException : InvalidOperationException
{
    public BaseRateMissingException(DateOnly halfYear)
        : base($"The base rate from {halfYear:yyyy-MM-dd} (§ 247 BGB) is not loaded; add the Deutsche Bundesbank's announcement to the late-payment file.") => HalfYear = halfYear;

    /// <summary>First day of the half-year that is missing.</summary>
    public DateOnly HalfYear { get; }
}
