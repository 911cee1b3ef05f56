namespace LeadToCash.Configuration;

/// <summary>An option that somebody chose.</summary>
/// <param name="Code">Of the model; its letters' case does not matter.</param>
/// <param name="Quantity">Pieces.</param>
public sealed record ChosenOption(string Code, int Quantity = 1);
