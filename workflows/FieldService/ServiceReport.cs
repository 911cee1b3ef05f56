namespace LeadToCash.FieldService;

/// <summary>What the technician reports from the customer's.</summary>
public sealed record ServiceReport
{
    /// <summary>Hours actually worked, more than 0 and at most 24, in quarters of an hour.</summary>
    public required decimal HoursWorked { get; init; }

    /// <summary>What was found and done.</summary>
    public required string Findings { get; init; }

    /// <summary>Parts that were used; may be empty.</summary>
    public required IReadOnlyList<PartUsed> PartsUsed { get; init; }

    /// <summary>Devices that were found or installed, by serial number; may be empty.</summary>
    public IReadOnlyList<ReportedDevice> Devices { get; init; } = [];

    /// <summary>The customer's signature; null on an incomplete report, which is refused.</summary>
    public CustomerSignature? Signature { get; init; }
}

/// <summary>A part that was used.</summary>
/// <param name="Sku">Item number of the catalogue.</param>
/// <param name="Quantity">Pieces, 1 or more.</param>
public sealed record PartUsed(string Sku, int Quantity);

/// <summary>A device at the customer's.</summary>
/// <param name="Sku">Item number of the product.</param>
/// <param name="Serial">Serial number: 1 to 64 letters, digits and <c>-._</c>.</param>
public sealed record ReportedDevice(string Sku, string Serial);

/// <summary>The customer's signature: a drawing, or the typed name with a confirmation.</summary>
/// <param name="Name">Who signed.</param>
/// <param name="Drawing">Path data of an SVG in a box of 600 × 200; null when it was confirmed instead.</param>
/// <param name="Confirmed">The person ticked that they confirm the work.</param>
public sealed record CustomerSignature(string Name, string? Drawing, bool Confirmed);
