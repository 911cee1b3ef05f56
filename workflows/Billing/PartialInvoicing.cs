namespace LeadToCash.Billing;

/// <summary>
/// Bills an order line in parts. A part is what is due up to and with it less what was billed before, so that the parts sum to the line to the cent, net and tax. Tax of a part may differ by a cent from its own
/// net times the rate, which EN 16931's BR-CO-17 tolerates; the tax of all parts does not differ.
/// </summary>
public static class PartialInvoicing
{
    /// <summary>The next part of a line.</summary>
    /// <param name="line">The line as ordered.</param>
    /// <param name="billedQuantity">What was billed before.</param>
    /// <param name="quantity">What is billed now; more than nothing.</param>
    /// <exception cref="ArgumentException">More would be billed than was ordered, or nothing.</exception>
    public static InvoicePart Next(BillableLine line, decimal billedQuantity, decimal quantity)
    {
        if (quantity <= 0 || billedQuantity < 0 || billedQuantity + quantity > line.Quantity)
        {
            throw new ArgumentException($"Of {line.Quantity} ordered {billedQuantity} were billed; {quantity} can't be.", nameof(quantity));
        }

        (Money netBefore, Money taxBefore) = UpTo(line, billedQuantity);
        (Money net, Money tax) = UpTo(line, billedQuantity + quantity);
        return new InvoicePart(quantity, net - netBefore, tax - taxBefore);
    }

    private static (Money Net, Money Tax) UpTo(BillableLine line, decimal quantity)
    {
        Money Part(Money whole) => Money.Of(whole.Amount * quantity / line.Quantity, whole.Currency);
        return (Part(line.Net), Part(line.Tax));
    }
}

/// <summary>A line as ordered.</summary>
/// <param name="Quantity">More than nothing.</param>
/// <param name="Net">Net of all of it.</param>
/// <param name="Tax">Tax of all of it.</param>
public sealed record BillableLine(decimal Quantity, Money Net, Money Tax);

/// <summary>A part of a line.</summary>
/// <param name="Quantity">How much of it.</param>
/// <param name="Net">Its net.</param>
/// <param name="Tax">Its tax.</param>
public sealed record InvoicePart(decimal Quantity, Money Net, Money Tax)
{
    /// <summary>Net and tax.</summary>
    public Money Gross => Net + Tax;
}
