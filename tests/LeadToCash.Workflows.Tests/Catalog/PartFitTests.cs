using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Catalog;

namespace LeadToCash.Tests.Catalog;

public sealed class PartFitTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData("0815", true)]
    [InlineData("815", true)]
    [InlineData("0499", false)]
    [InlineData("0500", true)]
    [InlineData("999", true)]
    [InlineData("1000", false)]
    [InlineData("10000", false)]
    public void IsFor_ARangeOfSerialNumbers_CountsByTheirValue(string serial, bool fits) => Assert.Equal(fits, new PartFit("P-100", "0500", "0999").IsFor("p-100", serial, Day));

    [Theory]
    [InlineData("A9", "A10", -1)]
    [InlineData("a10", "A10", 0)]
    [InlineData("A10", "A10B", -1)]
    [InlineData("A2-7", "A2-10", -1)]
    [InlineData("B1", "A99", 1)]
    [InlineData("007", "7", 0)]
    public void Compare_TakesRunsOfDigitsByTheirValue(string first, string second, int order) => Assert.Equal(order, Math.Sign(SerialNumbers.Compare(first, second)));

    [Theory]
    [InlineData(null, "2026-03-01", false)]
    [InlineData("2026-03-02", "2026-03-02", true)]
    [InlineData("2026-03-03", null, false)]
    public void IsFor_OutsideOfItsDates_DoesNotFit(string? from, string? to, bool fits) =>
        Assert.Equal(fits, new PartFit("P-100", ValidFrom: from is null ? null : DateOnly.Parse(from), ValidTo: to is null ? null : DateOnly.Parse(to)).IsFor("P-100", "1", Day));

    [Property(MaxTest = 500)]
    public Property Compare_IsAnOrder()
    {
        Gen<string> serial = Gen.ListOf(Gen.Elements('0', '1', '9', 'A', 'b', '-', '_')).Select(letters => string.Concat(letters));
        return Prop.ForAll(Gen.Zip(serial, Gen.Zip(serial, serial)).ToArbitrary(), three =>
        {
            (string a, (string b, string c)) = (three.Item1, three.Item2);
            return Math.Sign(SerialNumbers.Compare(a, b)) == -Math.Sign(SerialNumbers.Compare(b, a)) && SerialNumbers.Compare(a, a) == 0
                && !(SerialNumbers.Compare(a, b) <= 0 && SerialNumbers.Compare(b, c) <= 0 && SerialNumbers.Compare(a, c) > 0);
        });
    }
}
