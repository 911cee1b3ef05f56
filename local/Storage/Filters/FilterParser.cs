namespace LeadToCash.Local.Storage.Filters;

/// <summary>Reads the service's filters: comparisons joined by <c>and</c>, <c>or</c>, <c>not</c> and parentheses.</summary>
internal sealed class FilterParser
{
    private const int DeepestNesting = 200;

    private readonly FilterLexer _lexer;
    private Token _token;
    private int _depth;

    private FilterParser(string text)
    {
        _lexer = new(text);
        _token = _lexer.Next();
    }

    /// <summary>Parses a filter; nothing to filter gives null.</summary>
    /// <exception cref="Azure.RequestFailedException">400 <c>InvalidInput</c>, saying what and where.</exception>
    public static FilterNode? Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return null;
        }

        FilterParser parser = new(filter);
        FilterNode node = parser.Or();
        return parser._token.Kind == TokenKind.End ? node : throw parser.Unexpected();
    }

    private FilterNode Or()
    {
        FilterNode node = And();
        while (TryTake("or"))
        {
            node = new FilterNode.Or(node, And());
        }

        return node;
    }

    private FilterNode And()
    {
        FilterNode node = Unary();
        while (TryTake("and"))
        {
            node = new FilterNode.And(node, Unary());
        }

        return node;
    }

    private FilterNode Unary()
    {
        if (++_depth > DeepestNesting)
        {
            throw FilterLexer.Invalid("too deep a nesting", _token.Position);
        }

        FilterNode node = TryTake("not") ? new FilterNode.Not(Unary()) : _token.Kind == TokenKind.Open ? Group() : Operand();
        _depth--;
        return node;
    }

    private FilterNode Group()
    {
        Take();
        FilterNode node = Or();
        if (_token.Kind != TokenKind.Close)
        {
            throw Unexpected();
        }

        Take();
        return node;
    }

    private FilterNode Operand()
    {
        Token left = Take();
        if (left.Kind is not (TokenKind.Name or TokenKind.Literal))
        {
            throw FilterLexer.Invalid($"unexpected {left.Text}", left.Position);
        }

        if (Comparison() is not { } comparison)
        {
            return Alone(left);
        }

        Take();
        Token right = Take();
        return (left.Kind, right.Kind) switch
        {
            (TokenKind.Name, TokenKind.Literal) => new FilterNode.Compare(left.Text, comparison, right.Value!),
            (TokenKind.Literal, TokenKind.Name) => new FilterNode.Compare(right.Text, TurnedRound(comparison), left.Value!),
            _ => throw FilterLexer.Invalid($"a comparison needs a property and a value, not {right.Text}", right.Position),
        };
    }

    private static FilterNode Alone(Token operand) => operand switch
    {
        { Kind: TokenKind.Name } => new FilterNode.Compare(operand.Text, Filters.Comparison.Equal, true),
        { Value: bool truth } => new FilterNode.Constant(truth),
        _ => throw FilterLexer.Invalid($"{operand.Text} alone is no condition", operand.Position),
    };

    private Comparison? Comparison() => _token switch
    {
        { Kind: not TokenKind.Name } => null,
        { Text: "eq" } => Filters.Comparison.Equal,
        { Text: "ne" } => Filters.Comparison.NotEqual,
        { Text: "lt" } => Filters.Comparison.Less,
        { Text: "le" } => Filters.Comparison.LessOrEqual,
        { Text: "gt" } => Filters.Comparison.Greater,
        { Text: "ge" } => Filters.Comparison.GreaterOrEqual,
        _ => null,
    };

    private static Comparison TurnedRound(Comparison comparison) => comparison switch
    {
        Filters.Comparison.Less => Filters.Comparison.Greater,
        Filters.Comparison.LessOrEqual => Filters.Comparison.GreaterOrEqual,
        Filters.Comparison.Greater => Filters.Comparison.Less,
        Filters.Comparison.GreaterOrEqual => Filters.Comparison.LessOrEqual,
        _ => comparison,
    };

    private bool TryTake(string word)
    {
        if (_token.Kind != TokenKind.Name || !string.Equals(_token.Text, word, StringComparison.Ordinal))
        {
            return false;
        }

        Take();
        return true;
    }

    private Token Take()
    {
        Token taken = _token;
        _token = _lexer.Next();
        return taken;
    }

    private Azure.RequestFailedException Unexpected() => FilterLexer.Invalid($"unexpected {_token.Text}", _token.Position);
}
