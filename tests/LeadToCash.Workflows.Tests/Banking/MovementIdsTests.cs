using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Banking;
using static LeadToCash.Workflows.Tests.Banking.Receipts;

namespace LeadToCash.Workflows.Tests.Banking;

public sealed class MovementIdsTests
{
    /// <summary>Lines with references in any pieces; lines without in whole days, in any order and repetition of files.</summary>
    [Property]
    public Property Lines_InAnySplitAndRepetition_HaveOneIdEach()
    {
        Gen<(MovementEntry[] Lines, int[] Cuts, bool[] Again)> statements =
            from days in Gen.Choose(0, 3).ArrayOf(12)
            from amounts in Gen.Choose(1, 2).ArrayOf(12)
            from referenced in Gen.Elements(true, false)
            from cuts in Gen.Choose(0, 12).ArrayOf(3)
            from again in Gen.Elements(true, false).ArrayOf(4)
            let lines = days.Order().Select((day, index) => Of(amounts[index]) with { BookedOn = Day.AddDays(day), BankReference = referenced ? $"R{index}" : "NONREF" }).ToArray()
            select (lines, cuts, again);
        return Prop.ForAll(statements.ToArbitrary(), statement =>
        {
            (MovementEntry[] lines, int[] cuts, bool[] again) = statement;
            IEnumerable<MovementEntry[]> files = MovementIds.HasReference(lines[0])
                ? Pieces(lines, cuts)
                : lines.GroupBy(line => line.BookedOn).Select(day => day.ToArray());
            string[] all = [.. files.SelectMany((file, index) => again[index % again.Length] ? MovementIds.Of(file).Concat(MovementIds.Of(file)) : MovementIds.Of(file)), .. MovementIds.Of(lines)];
            return all.Distinct().Count() == lines.Length && MovementIds.Of(lines).Distinct().Count() == lines.Length;
        });
    }

    [Fact]
    public void Statement_WhateverTheOrderOfItsLines_HasOneId() =>
        Assert.Equal(MovementIds.OfStatement("DE1", ["mv-1", "mv-2"]), MovementIds.OfStatement("DE1", ["mv-2", "mv-1"]));

    [Theory]
    [InlineData("2026-04-03", "2026-04-07")] // Good Friday to the Tuesday after Easter
    [InlineData("2026-05-01", "2026-05-04")]
    [InlineData("2027-12-25", "2027-12-27")]
    [InlineData("2027-03-26", "2027-03-30")]
    [InlineData("2026-10-03", "2026-10-05")]
    [InlineData("2026-06-04", "2026-06-04")] // Corpus Christi is none of its holidays
    public void TargetDay_IsTheSameOrTheNext(string date, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), TargetCalendar.SameOrNext(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("Müller & Söhne", "Mueller + Soehne")]
    [InlineData("Ångström", "Angstroem")]
    [InlineData("a_b", "a.b")]
    [InlineData("", "-")]
    public void SepaText_HasOnlyLettersThatEveryBankTakes(string text, string expected) => Assert.Equal(expected, SepaText.Of(text, 70));

    private static IEnumerable<MovementEntry[]> Pieces(MovementEntry[] lines, int[] cuts)
    {
        int[] bounds = [0, .. cuts.Order(), lines.Length];
        return bounds.Zip(bounds.Skip(1)).Select(range => lines[range.First..range.Second]);
    }
}
