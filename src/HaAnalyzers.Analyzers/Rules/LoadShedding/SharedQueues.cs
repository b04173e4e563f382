using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>Which queues live longer than the method that creates them: in a field, in a property, in the container.</summary>
internal static class SharedQueues
{
    public static bool IsShared(IOperation creation) => IsShared(creation, followsFactory: true);

    private static bool IsShared(IOperation creation, bool followsFactory)
    {
        for (IOperation? parent = creation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IFieldInitializerOperation or IPropertyInitializerOperation:
                    return true;
                case ISimpleAssignmentOperation assignment:
                    return assignment.Target is IFieldReferenceOperation or IPropertyReferenceOperation { Instance: IInstanceReferenceOperation };
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }:
                    return method.Name.EndsWith("AddSingleton", StringComparison.Ordinal);
                case IMethodBodyOperation { Syntax: MethodDeclarationSyntax factory, SemanticModel: { } model }:
                    return followsFactory && GivesToAField(factory, model);
                case IConversionOperation or IReturnOperation or IBlockOperation or IAnonymousFunctionOperation or IDelegateCreationOperation or IParenthesizedOperation:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>A private method whose result its class keeps.</summary>
    private static bool GivesToAField(MethodDeclarationSyntax factory, SemanticModel model) =>
        !factory.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
        && factory.Parent is TypeDeclarationSyntax type
        && model.GetDeclaredSymbol(factory) is { } created
        && type.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(invocation => invocation.Expression is SimpleNameSyntax name && name.Identifier.ValueText == factory.Identifier.ValueText)
            .Any(invocation => model.GetOperation(invocation) is IInvocationOperation call
                && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, created)
                && IsShared(call, followsFactory: false));
}
