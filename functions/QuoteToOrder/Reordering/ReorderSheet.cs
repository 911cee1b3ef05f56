using LeadToCash.Availability;
using LeadToCash.Customers;

namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>What a customer sees: his devices, and the parts of the chosen one.</summary>
/// <param name="Customer">Who orders.</param>
/// <param name="Devices">His devices, the first 500.</param>
/// <param name="Chosen">The chosen device; null while none is.</param>
/// <param name="Parts">Its parts.</param>
public sealed record ReorderSheet(Party Customer, IReadOnlyList<ReorderDevice> Devices, ReorderDevice? Chosen, IReadOnlyList<OfferedPart> Parts);

/// <summary>A device as its owner sees it.</summary>
/// <param name="Id">Its case id.</param>
/// <param name="Sku">Item number of the product.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Name">Of the product, by language.</param>
/// <param name="InstalledOn">Local date; null if not known.</param>
public sealed record ReorderDevice(string Id, string Sku, string Serial, IReadOnlyDictionary<string, string> Name, DateOnly? InstalledOn);

/// <summary>A part with its price and when one piece can be shipped.</summary>
/// <param name="Part">The part.</param>
/// <param name="Available">Null if it is no goods.</param>
public sealed record OfferedPart(FittingPart Part, PartAvailability? Available);

/// <summary>When one piece can be shipped.</summary>
/// <param name="On">Local date.</param>
/// <param name="IsFirm">Whether it is covered by stock or a receipt; otherwise the date is about right.</param>
public sealed record PartAvailability(DateOnly On, bool IsFirm)
{
    /// <summary>Of an answer.</summary>
    public static PartAvailability Of(AvailabilityAnswer answer) => new(answer.CompleteOn, answer.IsFirm);
}
