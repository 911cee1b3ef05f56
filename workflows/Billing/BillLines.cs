using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.OrderToCash;

namespace LeadToCash.Billing;

/// <summary>The lines of a contract's invoice, before their taxes.</summary>
internal static class BillLines
{
    /// <summary>A quantity that stands for a part of a price is written with so many digits: enough that price times quantity is the part, to the cent.</summary>
    private const int Digits = 10;

    /// <summary>Records of use that a line names one by one; more are named by their period.</summary>
    private const int SourcesOneByOne = 200;

    /// <summary>Days of a line. Of a part of a period it has the part of the quantity, so that unit price times quantity is what is billed.</summary>
    public static InvoiceLine Recurring(Contract contract, DueCharge charge, Money price, Money unitPrice, Money amount)
    {
        ContractLine line = charge.Part.Line;
        bool isWhole = charge.Days == charge.Part.Period.Whole;
        return new InvoiceLine
        {
            Position = line.Position,
            Sku = line.Sku,
            Name = line.Name,
            Kind = ProductKind.Subscription,
            Quantity = isWhole ? line.Quantity : Math.Round(line.Quantity * amount.Amount / price.Amount, Digits),
            UnitPrice = unitPrice,
            Net = amount,
            TaxRate = default,
            Period = new InvoicePeriod(charge.Days.From, charge.Days.To),
            Note = isWhole ? null : BillSentences.Part(contract.Customer.Language, charge.Days.Days, charge.Part.Period.Whole.Days),
            Sources = [SourceOf(contract)],
        };
    }

    /// <summary>Use of an item in a period.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="line">A line of the item, of that time or of now.</param>
    /// <param name="charge">What is billed.</param>
    /// <param name="tariff">By which it was rated.</param>
    /// <param name="unit">Unit of use.</param>
    /// <param name="records">The use.</param>
    public static InvoiceLine Usage(Contract contract, ContractLine line, UsageCharge charge, UsageTariff tariff, string unit, IReadOnlyList<MeteredUsage> records)
    {
        (decimal quantity, string quantityUnit, Money unitPrice) = Counted(charge, tariff, unit);
        BillingPeriod served = charge.Period.Served;
        return new InvoiceLine
        {
            Position = line.Position,
            Sku = line.Sku,
            Name = BillSentences.Usage(contract.Customer.Language, line.Name),
            Kind = ProductKind.Subscription,
            Quantity = quantity,
            Unit = quantityUnit,
            UnitPrice = unitPrice,
            Net = charge.Amount,
            TaxRate = default,
            Period = new InvoicePeriod(served.From, served.To),
            Note = BillSentences.Rated(contract.Customer.Language, charge, tariff),
            Sources =
            [
                SourceOf(contract),
                .. records.Count <= SourcesOneByOne
                    ? records.Select(record => new BillSource(BillSources.Usage, $"{contract.Number}/{record.Id}"))
                    : [new BillSource(BillSources.Usage, string.Create(CultureInfo.InvariantCulture, $"{contract.Number}/{served.From:yyyy-MM-dd}..{served.To:yyyy-MM-dd}"))],
            ],
        };
    }

    /// <summary>Units times price, where one price of whole cents says it all; else the amount as one.</summary>
    private static (decimal Quantity, string Unit, Money UnitPrice) Counted(UsageCharge charge, UsageTariff tariff, string unit)
    {
        string currency = charge.Amount.Currency;
        foreach (UsageTier tier in tariff.Tiers.Where(tier => tier.UnitPrice > 0))
        {
            Money price = Money.Of(tier.UnitPrice, currency);
            decimal quantity = charge.Amount.Amount / tier.UnitPrice;
            if (price.Amount == tier.UnitPrice && quantity <= charge.Quantity && quantity == Math.Round(quantity, 6) && tariff.Tiers.Count == 1)
            {
                return (quantity, unit, price);
            }
        }

        return (1, "C62", charge.Amount);
    }

    private static BillSource SourceOf(Contract contract) => new(BillSources.Contract, contract.Number, contract.Number);
}
