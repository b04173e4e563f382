// library
using Microsoft.EntityFrameworkCore;

namespace CleanArchitecture.Application;

public interface IRequest<TResponse>;

public interface IRequestHandler<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken);
}

public sealed record GetTodos : IRequest<List<Todo>>;

public sealed record Todo(int Id, string Title);

public sealed class TodoContext(DbContextOptions<TodoContext> options) : DbContext(options)
{
    public DbSet<Todo> Todos => Set<Todo>();
}

public sealed class GetTodosHandler(TodoContext context) : IRequestHandler<GetTodos, List<Todo>>
{
    public Task<List<Todo>> Handle(GetTodos request, CancellationToken cancellationToken) =>
        context.Todos.OrderBy(todo => todo.Title).ToListAsync(cancellationToken);
}
