namespace LeadToCash.Tax;

/// <summary>How one supply is taxed.</summary>
/// <param name="Category">EN 16931 category.</param>
/// <param name="Rate">Above 0 % with <see cref="VatCategory.Standard"/>, 0 % with every other one.</param>
/// <param name="Country">Where the tax is owed, ISO 3166-1 alpha-2; where it would be, if none is.</param>
/// <param name="Exemption">Why none is charged; null when taxed, at 0 % too.</param>
public sealed record VatTreatment(VatCategory Category, Percentage Rate, string Country, VatExemption? Exemption = null);
