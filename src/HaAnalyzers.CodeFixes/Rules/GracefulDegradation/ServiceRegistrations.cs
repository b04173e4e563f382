using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Lets the container serve a contract where it served the implementation only.</summary>
internal static class ServiceRegistrations
{
    /// <summary>
    /// The contract is served already, or every registration of the implementation has a form that can be changed or followed by another one.
    /// An open registration has none: one beside it would serve other objects.
    /// </summary>
    public static async Task<bool> CanServeAsync(
        Project project, INamedTypeSymbol implementation, INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        List<(SourceFile File, Registration Registration)> registrations =
            await FindAsync(project, implementation.Name, cancellationToken).ConfigureAwait(false);
        return registrations
                .Where(found => MayBe(found.Registration.Service, implementation))
                .All(found => SymbolEqualityComparer.Default.Equals(found.Registration.Service, implementation)
                    && ServiceSubstitution.CanName(implementation, found.File.Model.Compilation)
                    && ServiceSubstitution.CanName(contract, found.File.Model.Compilation)
                    && Statements.Listed(found.Registration.Invocation.Syntax) is not null)
            || await IsServedAsync(project, contract, cancellationToken).ConfigureAwait(false);
    }

    public static async Task PlanAsync(FixPlan plan, Project project, ServiceSubstitution substitution, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForReferenceId(substitution.Implementation, compilation) is not INamedTypeSymbol implementation
            || DocumentationCommentId.GetFirstSymbolForReferenceId(substitution.Contract, compilation) is not INamedTypeSymbol contract
            || await IsServedAsync(project, contract, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        bool isStillAskedFor = await IsAskedForAsync(plan, project, implementation, cancellationToken).ConfigureAwait(false);
        foreach ((SourceFile file, Registration registration) in await FindAsync(project, implementation.Name, cancellationToken).ConfigureAwait(false))
        {
            if (SymbolEqualityComparer.Default.Equals(registration.Service, implementation))
            {
                if (isStillAskedFor || registration.Values.Any(value => value.Syntax is ImplicitObjectCreationExpressionSyntax))
                {
                    PlanForwarding(plan, file, registration, contract, implementation, cancellationToken);
                }
                else
                {
                    PlanReplacement(plan, file, registration, contract);
                }
            }
        }
    }

    private static async Task<bool> IsServedAsync(Project project, INamedTypeSymbol contract, CancellationToken cancellationToken) =>
        (await FindAsync(project, contract.Name, cancellationToken).ConfigureAwait(false)).Any(found =>
            SymbolEqualityComparer.Default.Equals(found.Registration.Service, contract)
            || (found.Registration.Service is INamedTypeSymbol { IsUnboundGenericType: true } && MayBe(found.Registration.Service, contract)));

    /// <summary>In some form the one is the other: open types stand for all forms.</summary>
    private static bool MayBe(ITypeSymbol type, INamedTypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(type, other)
        || (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other.OriginalDefinition)
            && (type is INamedTypeSymbol { IsUnboundGenericType: true } || TypeConstraints.IsOpen(type) || TypeConstraints.IsOpen(other)));

    /// <summary><c>AddSingleton&lt;Client&gt;()</c> becomes <c>AddSingleton&lt;IContract, Client&gt;()</c>.</summary>
    private static void PlanReplacement(FixPlan plan, SourceFile file, Registration registration, INamedTypeSymbol contract)
    {
        var invocation = (InvocationExpressionSyntax)registration.Invocation.Syntax;
        string name = contract.ToMinimalDisplayString(file.Model, invocation.SpanStart);
        SimpleNameSyntax method = ((MemberAccessExpressionSyntax)invocation.Expression).Name;
        if (method is GenericNameSyntax generic)
        {
            TypeSyntax implementation = generic.TypeArgumentList.Arguments[0];
            if (registration.Values.IsEmpty)
            {
                plan.Insert(file.Document, implementation.SpanStart, name + ", ");
            }
            else
            {
                plan.Replace(file.Document, implementation.Span, name);
            }
        }
        else if (invocation.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>().FirstOrDefault() is { } typeOf)
        {
            plan.Insert(file.Document, typeOf.SpanStart, $"typeof({name}), ");
        }
        else
        {
            plan.Insert(file.Document, method.Span.End, $"<{name}>");
        }
    }

    /// <summary>Others still ask for the implementation: the contract is served by the same object.</summary>
    private static void PlanForwarding(
        FixPlan plan,
        SourceFile file,
        Registration registration,
        INamedTypeSymbol contract,
        INamedTypeSymbol implementation,
        CancellationToken cancellationToken)
    {
        var invocation = (InvocationExpressionSyntax)registration.Invocation.Syntax;
        if (Statements.Listed(invocation) is not { } statement
            || ServiceCollections.Root(invocation, file.Model, cancellationToken) is not { } services)
        {
            return;
        }

        string contractName = contract.ToMinimalDisplayString(file.Model, invocation.SpanStart);
        string implementationName = implementation.ToMinimalDisplayString(file.Model, invocation.SpanStart);
        SourceEdits.InsertStatementAfter(
            plan,
            file,
            statement,
            $"{services}.AddTransient<{contractName}>(provider => provider.GetRequiredService<{implementationName}>());");
    }

    /// <summary>A constructor or a lambda that stays as it is takes the implementation, or some code looks it up.</summary>
    private static async Task<bool> IsAskedForAsync(
        FixPlan plan, Project project, INamedTypeSymbol implementation, CancellationToken cancellationToken)
    {
        foreach (Document document in project.Documents)
        {
            if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is { } file
                && file.Root.DescendantNodes()
                    .OfType<SimpleNameSyntax>()
                    .Where(name => name.Identifier.ValueText == implementation.Name && IsRequest(name))
                    .Any(name => !plan.Replaces(document.Id, name.Span)
                        && file.Model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type
                        && MayBe(type, implementation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRequest(SimpleNameSyntax name)
    {
        SyntaxNode? parent = name.Parent is NullableTypeSyntax nullable ? nullable.Parent : name.Parent;
        return parent switch
        {
            ParameterSyntax { Parent.Parent: ConstructorDeclarationSyntax or TypeDeclarationSyntax or LambdaExpressionSyntax } => true,
            ParameterSyntax { AttributeLists.Count: > 0 } => true,
            TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "GetService" or "GetRequiredService" or "GetServices" } } => true,
            _ => false,
        };
    }

    private static async Task<List<(SourceFile File, Registration Registration)>> FindAsync(
        Project project, string typeName, CancellationToken cancellationToken)
    {
        var found = new List<(SourceFile, Registration)>();
        foreach (Document document in project.Documents)
        {
            if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file)
            {
                continue;
            }

            found.AddRange(
                from invocation in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                where invocation.Expression is MemberAccessExpressionSyntax && invocation.ToString().Contains(typeName)
                let operation = file.Model.GetOperation(invocation, cancellationToken) as IInvocationOperation
                where operation is not null
                let registration = Registrations.Read(operation)
                where registration is not null && !Registrations.TakesDescriptor(registration)
                select (file, registration));
        }

        return found;
    }
}
