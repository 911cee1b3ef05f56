using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Configuration;

namespace LeadToCash.Tests.Configuration;

public sealed class ConfiguredItemTests
{
    [Fact]
    public void Hash_OfAnItem_IsTheOneThatWasWrittenDown()
    {
        ConfiguredItem item = new("P-100", [new("SEAL-C"), new("MOT-ATEX"), new("SEN-VIB", 2)]);
        Assert.Equal("P-100|MOT-ATEX*1|SEAL-C*1|SEN-VIB*2", item.Canonical);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("P-100|MOT-ATEX*1|SEAL-C*1|SEN-VIB*2"u8)), item.Hash);
    }

    [Property]
    public Property Items_WithTheSameOptionsInAnyOrder_AreOne() => Prop.ForAll(
        (from quantities in Gen.Choose(1, 20).ArrayOf(6)
         let options = quantities.Select((quantity, index) => new ChosenOption($"O-{index}", quantity)).ToArray()
         from shuffled in Gen.Shuffle(options)
         select (options, shuffled)).ToArbitrary(),
        sample =>
        {
            (ConfiguredItem one, ConfiguredItem other) = (new("P", sample.options), new("P", sample.shuffled));
            ConfiguredItem read = JsonSerializer.Deserialize<ConfiguredItem>(JsonSerializer.Serialize(other, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
            return one == other && one.Hash == other.Hash && read == one && one.GetHashCode() == read.GetHashCode();
        });

    [Fact]
    public void Items_ThatDifferInAnything_HaveOtherHashes()
    {
        ConfiguredItem[] items =
        [
            new("P", []), new("P2", []), new("P", [new("A")]), new("P", [new("A", 2)]), new("P", [new("A2")]), new("P", [new("A"), new("B")]),
        ];
        Assert.Equal(items.Length, items.Select(item => item.Hash).Distinct().Count());
    }

    [Theory]
    [InlineData("A|B", 1)]
    [InlineData("A*1", 1)]
    [InlineData("", 1)]
    [InlineData("A", 0)]
    public void Item_WithWhatIsNoCodeOrQuantity_IsRefused(string code, int quantity) =>
        Assert.Throws<ArgumentException>(() => new ConfiguredItem("P", [new(code, quantity)]));

    [Fact]
    public void Item_WithAnOptionTwice_IsRefused() => Assert.Throws<ArgumentException>(() => new ConfiguredItem("P", [new("A"), new("A", 2)]));
}
