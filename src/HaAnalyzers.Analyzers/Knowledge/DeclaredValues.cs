using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What members hold or return for certain, as far as the file that uses them shows.</summary>
internal static class DeclaredValues
{
    /// <summary>
    /// What a readonly field or a property without setter holds: its initializer, what its getter returns, or what the constructor assigns.
    /// </summary>
    public static IOperation? OnlyValue(IMemberReferenceOperation reference)
    {
        if (reference.Member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false })
            || Declaration(reference, reference.Member) is not { } declaration)
        {
            return null;
        }

        ExpressionSyntax? initializer = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => Returned(declaration),
        };
        ExpressionSyntax?[] assigned = AssignedByConstructors(declaration, reference).Take(2).ToArray();
        ExpressionSyntax? only = (initializer, assigned) switch
        {
            (null, [var single]) => single,
            (_, []) => initializer,
            _ => null,
        };
        return only is null ? null : reference.SemanticModel?.GetOperation(only);
    }

    /// <summary>What a method returns that does nothing else.</summary>
    public static IOperation? OnlyReturned(IInvocationOperation call) =>
        Declaration(call, call.TargetMethod.OriginalDefinition) is { } declaration && Returned(declaration) is { } returned
            ? call.SemanticModel?.GetOperation(returned)
            : null;

    public static IOperation? Body(IMethodReferenceOperation reference) =>
        Declaration(reference, reference.Method.OriginalDefinition) is { } declaration ? reference.SemanticModel?.GetOperation(declaration) : null;

    /// <summary>The expression that a method, a local function or a getter returns, where it does nothing else.</summary>
    public static ExpressionSyntax? Returned(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        MethodDeclarationSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] } => expression,
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression } => expression,
        LocalFunctionStatementSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] } => expression,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody.Expression: var expression }] } => expression,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] }] } => expression,
        _ => null,
    };

    /// <summary>The only declaration of the member, in the file of the operation: for other files there is no semantic model at hand.</summary>
    private static SyntaxNode? Declaration(IOperation use, ISymbol member) =>
        member.DeclaringSyntaxReferences is [var declaration] && declaration.SyntaxTree == use.Syntax.SyntaxTree ? declaration.GetSyntax() : null;

    /// <summary>What constructors write to the member; an entry without value is one that cannot be followed.</summary>
    private static IEnumerable<ExpressionSyntax?> AssignedByConstructors(SyntaxNode declaration, IMemberReferenceOperation reference)
    {
        string name = reference.Member.Name;
        IEnumerable<ConstructorDeclarationSyntax> constructors = reference.Member.ContainingType.DeclaringSyntaxReferences
            .SelectMany(part => part.GetSyntax() is TypeDeclarationSyntax type ? type.Members : default)
            .OfType<ConstructorDeclarationSyntax>();
        foreach (IdentifierNameSyntax identifier in constructors.SelectMany(constructor => constructor.DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            ExpressionSyntax written = identifier.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : identifier;
            if (identifier.Identifier.ValueText != name || !IsWritten(written))
            {
                continue;
            }

            if (identifier.SyntaxTree != declaration.SyntaxTree)
            {
                yield return null;
            }
            else if (SymbolEqualityComparer.Default.Equals(reference.SemanticModel?.GetSymbolInfo(identifier).Symbol?.OriginalDefinition, reference.Member.OriginalDefinition))
            {
                yield return written.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment ? assignment.Right : null;
            }
        }
    }

    private static bool IsWritten(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } => true,
        _ => false,
    };
}
