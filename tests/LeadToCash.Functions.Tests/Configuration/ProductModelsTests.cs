using LeadToCash.Configuration;

namespace LeadToCash.Tests.Configuration;

public sealed class ProductModelsTests : IDisposable
{
    private const string Pump =
        """
        { "models": [ {
          "sku": "P", "name": { "en": "Pump", "de": "Pumpe" },
          "groups": [
            { "code": "MOTOR", "name": { "en": "Motor", "de": "Motor" }, "options": [
              { "code": "STD", "name": { "en": "Standard", "de": "Standard" } },
              { "code": "EX", "name": { "en": "Atex", "de": "Atex" } } ] } ],
          "rules": [
            RULE
          ] } ] }
        """;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Load_OfTheModelsThatComeWithTheApp_FindsNothingToSay()
    {
        var models = ProductModels.Load(Path.Combine(AppContext.BaseDirectory, "Configuration", "configurations.json"));
        Assert.Empty(models.Warnings);
        Assert.Equal(["P-100"], models.Models.Select(model => model.Sku));
    }

    [Theory]
    [InlineData("""{ "kind": "requires", "id": "R1", "text": { "en": "x", "de": "x" }, "when": ["EX"], "oneOf": ["STD", "NONE"] }""", "(8): models[0].rules[0].oneOf[1], rule 'R1': There is no option 'NONE'.")]
    [InlineData("""{ "kind": "cardinality", "id": "R1", "text": { "en": "x", "de": "x" }, "options": ["EX", "STD"], "min": 2 }""", "(8): models[0].rules[0], rule 'R1': There is no valid configuration: 'MOTOR', 'R1' contradict each other.")]
    [InlineData("""{ "kind": "excludes", "id": "R1", "text": { "en": "x" }, "when": ["EX"], "anyOf": ["STD"] }""", "(8): models[0].rules[0].text, rule 'R1': It needs a text in en and in de.")]
    [InlineData("""{ "kind": "excludes", "id": "R1", "text": { "en": "x", "de": "x" }, "when": [null], "anyOf": ["STD"] }""", "(8): models[0].rules[0].when[0]: Nothing can be null here.")]
    [InlineData("""{ "kind": "excludes", "id": "R1", "text": { "en": "x", "de": "x" }, "when": ["EX"] }""", "anyOf")]
    [InlineData("""{ "kind": "forbids", "id": "R1" }""", "(8): $.models[0].rules[0]")]
    public void Load_OfAModelWithAnError_SaysWhere(string rule, string where)
    {
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => Load(rule));
        Assert.StartsWith(_path + "(", failure.Message);
        Assert.Contains(where, failure.Message);
    }

    [Theory]
    [InlineData("""{ "kind": "excludes", "id": "R1", "text": { "en": "x", "de": "x" }, "when": ["EX"], "anyOf": ["STD"] }""", "(8): models[0].rules[0], rule 'R1': It never bites")]
    [InlineData("""{ "kind": "cardinality", "id": "R1", "text": { "en": "x", "de": "x" }, "options": ["EX"], "max": 0 }""", "(6): models[0].groups[0].options[1]: The option 'EX' can never be chosen because of 'R1'.")]
    public void Load_OfAModelInWhichSomethingHasNoEffect_Warns(string rule, string where) =>
        Assert.Contains(where, Assert.Single(Load(rule).Warnings));

    private ProductModels Load(string rule)
    {
        File.WriteAllText(_path, Pump.Replace("RULE", rule, StringComparison.Ordinal));
        return ProductModels.Load(_path);
    }
}
