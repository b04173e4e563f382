using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>Which checks an endpoint runs: evaluates what people write over name and tags of a check, and knows when it cannot.</summary>
internal sealed class HealthPredicate
{
    /// <summary>Every check that is registered.</summary>
    public static readonly HealthPredicate All = new(null, null, isKnown: true);

    /// <summary>Cannot be read.</summary>
    public static readonly HealthPredicate Unknown = new(null, null, isKnown: false);

    private readonly IOperation? _body;
    private readonly IParameterSymbol? _check;
    private readonly bool _isKnown;

    private HealthPredicate(IOperation? body, IParameterSymbol? check, bool isKnown)
    {
        _body = body;
        _check = check;
        _isKnown = isKnown;
    }

    /// <summary>No check at all: what a liveness endpoint should run.</summary>
    public bool SelectsNothing => _body?.ConstantValue is { HasValue: true, Value: false };

    /// <summary>The one tag it asks for, where it asks for nothing else.</summary>
    public string? Tag =>
        _body is IInvocationOperation { TargetMethod.Name: "Contains" } contains && IsTags(Operations.ChainedTo(contains)) && contains.Arguments.Length > 0
            ? ConstantTexts.Text(contains.Arguments[contains.Arguments.Length - 1].Value)
            : null;

    /// <summary>Reads the options of an endpoint; <see langword="null"/> stands for none.</summary>
    public static HealthPredicate Read(IOperation? options)
    {
        IOperation? plain = options is null ? null : Operations.WithoutConversions(options);
        if (plain is null || plain.ConstantValue is { HasValue: true, Value: null })
        {
            return All;
        }

        if (plain is ILocalReferenceOperation local && AssignedValues.OnlyValue(local) is { } assigned && !IsChanged(local))
        {
            return Read(assigned);
        }

        if (plain is not IObjectCreationOperation { Type.Name: "HealthCheckOptions", Arguments.IsEmpty: true } creation)
        {
            return Unknown;
        }

        IOperation? predicate = creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Predicate" })?.Value;
        return predicate is null ? All : ReadDelegate(predicate);
    }

    /// <returns><see langword="null"/> where nobody can know before the program runs.</returns>
    public bool? Selects(HealthCheckRegistration check) => !_isKnown ? null : _body is null ? true : Evaluate(_body, check);

    private static HealthPredicate ReadDelegate(IOperation value)
    {
        IOperation plain = Operations.WithoutConversions(value);
        return plain switch
        {
            { ConstantValue: { HasValue: true, Value: null } } => All,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => Of(lambda.Body, lambda.Symbol),
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } => OfMethod(method, plain.SemanticModel),
            ILocalReferenceOperation local when AssignedValues.OnlyValue(local) is { } assigned => ReadDelegate(assigned),
            _ => Unknown,
        };
    }

    private static HealthPredicate Of(IOperation? body, IMethodSymbol method)
    {
        if (body is IBlockOperation { Operations: [IReturnOperation { ReturnedValue: { } only }] } && method.Parameters.Length == 1)
        {
            return new HealthPredicate(Operations.WithoutConversions(only), method.Parameters[0], isKnown: true);
        }

        IOperation[] returned = body?.Descendants().OfType<IReturnOperation>().Select(@return => @return.ReturnedValue!).Where(value => value is not null).ToArray()
            ?? Array.Empty<IOperation>();
        return returned.Length > 0 && returned.All(value => value.ConstantValue is { HasValue: true, Value: false })
            ? new HealthPredicate(returned[0], null, isKnown: true)
            : Unknown;
    }

    /// <summary>A method of the same file; one of another file is bound by nobody yet.</summary>
    private static HealthPredicate OfMethod(IMethodSymbol method, SemanticModel? model) =>
        model is not null
        && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
        && declaration.SyntaxTree == model.SyntaxTree
            ? Body(model.GetOperation(declaration)) is { } body ? Of(body, method) : Unknown
            : Unknown;

    private static IOperation? Body(IOperation? declaration) => declaration switch
    {
        IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
        ILocalFunctionOperation function => function.Body,
        _ => null,
    };

    /// <summary>Something of the options is set after they were made.</summary>
    private static bool IsChanged(ILocalReferenceOperation options) => Operations.Root(options).Descendants()
        .OfType<IAssignmentOperation>()
        .Any(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Predicate", Instance: ILocalReferenceOperation { Local: var local } }
            && SymbolEqualityComparer.Default.Equals(local, options.Local));

    private bool? Evaluate(IOperation operation, HealthCheckRegistration check)
    {
        IOperation plain = Operations.WithoutConversions(operation);
        if (plain.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant;
        }

        return plain switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Evaluate(not.Operand, check),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and =>
                Evaluate(and.LeftOperand, check) & Evaluate(and.RightOperand, check),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or =>
                Evaluate(or.LeftOperand, check) | Evaluate(or.RightOperand, check),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => Compare(equals, check),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs => !Compare(differs, check),
            IInvocationOperation invocation => Call(invocation, check),
            _ => null,
        };
    }

    private bool? Compare(IBinaryOperation comparison, HealthCheckRegistration check)
    {
        (IOperation left, IOperation right) = IsName(comparison.LeftOperand)
            ? (comparison.LeftOperand, comparison.RightOperand)
            : (comparison.RightOperand, comparison.LeftOperand);
        return IsName(left) && check.Name is { } name && ConstantTexts.Text(right) is { } text ? name == text : null;
    }

    private bool? Call(IInvocationOperation call, HealthCheckRegistration check)
    {
        IOperation? receiver = Operations.ChainedTo(call);
        IArgumentOperation? argument = call.Arguments.FirstOrDefault(candidate => !(call.Instance is null && candidate.Parameter?.Ordinal == 0));
        if (IsName(receiver))
        {
            return argument is not null && check.Name is { } name && ConstantTexts.Text(argument.Value) is { } text
                ? NameTest(call.TargetMethod.Name, name, text, IgnoresCase(call))
                : null;
        }

        if (!IsTags(receiver) || check.Tags.IsDefault)
        {
            return call.TargetMethod.Name == "Contains" && receiver is not null && argument is not null && IsName(argument.Value) && check.Name is { } own
                && ConstantTexts.List(receiver) is { IsDefault: false } names
                    ? names.Contains(own)
                    : null;
        }

        return call.TargetMethod.Name switch
        {
            "Contains" when argument is not null => ConstantTexts.Text(argument.Value) is { } tag ? check.Tags.Contains(tag, Comparer(call)) : null,
            "Any" when argument is null => check.Tags.Length > 0,
            "Any" when TagTest(argument!) is { } test => check.Tags.Contains(test.Tag, test.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal),
            _ => null,
        };
    }

    private static bool? NameTest(string method, string name, string text, bool ignoresCase)
    {
        StringComparison comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return method switch
        {
            "Equals" => name.Equals(text, comparison),
            "StartsWith" => name.StartsWith(text, comparison),
            "EndsWith" => name.EndsWith(text, comparison),
            "Contains" => name.IndexOf(text, comparison) >= 0,
            _ => null,
        };
    }

    /// <summary>The tag that <c>tag => tag == "ready"</c> or <c>tag => tag.Equals("ready")</c> looks for.</summary>
    private static (string Tag, bool IgnoresCase)? TagTest(IArgumentOperation argument)
    {
        if (Operations.WithoutConversions(argument.Value) is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } test }] } })
        {
            return null;
        }

        return Operations.WithoutConversions(test) switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals =>
                (ConstantTexts.Text(equals.LeftOperand) ?? ConstantTexts.Text(equals.RightOperand)) is { } tag ? (tag, false) : null,
            IInvocationOperation { TargetMethod: { Name: "Equals" }, Instance: IParameterReferenceOperation, Arguments: [var first, ..] } call =>
                ConstantTexts.Text(first.Value) is { } tag ? (tag, IgnoresCase(call)) : null,
            _ => null,
        };
    }

    private static bool IgnoresCase(IInvocationOperation call) => call.Arguments.Any(argument =>
        Operations.WithoutConversions(argument.Value) is IMemberReferenceOperation { Member.Name: var name } && name.EndsWith("IgnoreCase", StringComparison.Ordinal));

    private static StringComparer Comparer(IInvocationOperation call) => IgnoresCase(call) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private bool IsName(IOperation? operation) => IsProperty(operation, "Name");

    private bool IsTags(IOperation? operation) => IsProperty(operation, "Tags");

    private bool IsProperty(IOperation? operation, string name) =>
        operation is not null
        && Operations.WithoutConversions(operation) is IPropertyReferenceOperation { Instance: IParameterReferenceOperation { Parameter: var parameter } } property
        && property.Property.Name == name
        && SymbolEqualityComparer.Default.Equals(parameter, _check);
}
