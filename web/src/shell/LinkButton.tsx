import { Anchor, Button, NavLink, type AnchorProps, type ButtonProps, type NavLinkProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

type Native<P> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P>;

const PlainButton = forwardRef<HTMLAnchorElement, ButtonProps & Native<ButtonProps>>((props, ref) => <Button {...props} component="a" ref={ref} />);
PlainButton.displayName = 'PlainButton';
const PlainAnchor = forwardRef<HTMLAnchorElement, AnchorProps & Native<AnchorProps>>((props, ref) => <Anchor {...props} ref={ref} />);
PlainAnchor.displayName = 'PlainAnchor';

/** A link that looks like a button. */
export const LinkButton = createLink(PlainButton);

/** A link in text. */
export const TextLink = createLink(PlainAnchor);

const PlainNavLink = forwardRef<HTMLAnchorElement, NavLinkProps & Native<NavLinkProps>>((props, ref) => <NavLink {...props} component="a" ref={ref} />);
PlainNavLink.displayName = 'PlainNavLink';

/** A link of the navigation. */
export const PlaceLink = createLink(PlainNavLink);
